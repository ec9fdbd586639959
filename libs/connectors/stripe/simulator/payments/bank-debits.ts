import type { StripeWorld } from '../world/world';
import { bookCharge } from './book-charge';
import { docUrl, fail, latestCharge } from './confirm-payment';
import { testMethodOf } from './payment-methods';

const FAILURE_MESSAGE = 'The payment could not be collected: the account has insufficient funds.';

/** The bank's verdict on a debit, days after the customer has left. */
export function settleBankDebit(world: StripeWorld, paymentIntentId: string): void {
  const intent = world.paymentIntents.get(paymentIntentId);
  if (!intent || intent.status !== 'processing') return;
  const charge = latestCharge(world, intent);
  if (!charge) return;
  const { behaviour } = testMethodOf(world, charge.payment_method);
  if (behaviour.kind === 'bank-debit' && behaviour.verdict === 'failed') {
    const failure = { failure_code: 'insufficient_funds', failure_message: FAILURE_MESSAGE };
    const failed = world.update(world.charges, charge, { status: 'failed', captured: false, ...failure });
    world.events.emit('charge.failed', failed);
    fail(world, intent, {
      type: 'card_error',
      code: 'payment_intent_payment_attempt_failed',
      message: FAILURE_MESSAGE,
      charge: charge.id,
      doc_url: docUrl('payment_intent_payment_attempt_failed'),
    });
    return;
  }
  const paid = world.update(world.charges, charge, {
    status: 'succeeded',
    paid: true,
    amount_captured: charge.amount,
  });
  world.events.emit('charge.succeeded', bookCharge(world, paid));
  world.update(
    world.paymentIntents,
    intent,
    { status: 'succeeded', amount_received: intent.amount },
    'payment_intent.succeeded',
  );
}
