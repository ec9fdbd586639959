import { book, processingFee } from '../money/balance';
import type { ChargeObject } from '../objects/charge';
import type { StripeWorld } from '../world/world';

/** Puts a captured charge on the balance. */
export function bookCharge(world: StripeWorld, charge: ChargeObject): ChargeObject {
  const transaction = book(world, {
    amount: charge.amount,
    currency: charge.currency,
    type: charge.payment_method_details.type === 'card' ? 'charge' : 'payment',
    reportingCategory: 'charge',
    source: charge.id,
    description: charge.description,
    fee: processingFee(world, charge.amount, charge.currency),
  });
  return world.update(world.charges, charge, { balance_transaction: transaction.id });
}

/** Gives back what a partial capture did not take: a second row, of which only the sum with the first is the captured amount. */
export function bookPartialCaptureReversal(world: StripeWorld, charge: ChargeObject): void {
  const released = charge.amount - charge.amount_captured;
  if (released <= 0) return;
  const feeBack =
    processingFee(world, charge.amount, charge.currency) -
    processingFee(world, charge.amount_captured, charge.currency);
  book(world, {
    amount: -released,
    currency: charge.currency,
    type: 'refund',
    reportingCategory: 'partial_capture_reversal',
    source: charge.id,
    description: charge.description,
    fee: feeBack === 0 ? 0 : -feeBack,
  });
}

/** What happens some time after an asynchronous capture: the fee becomes known, told of by `charge.updated`. */
export function bookLater(world: StripeWorld, chargeId: string): void {
  const charge = world.charges.get(chargeId);
  if (!charge || charge.balance_transaction !== null || !charge.captured) return;
  const booked = bookCharge(world, charge);
  bookPartialCaptureReversal(world, booked);
  world.events.emit('charge.updated', booked, { balance_transaction: null });
}
