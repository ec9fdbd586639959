import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { openDispute } from './disputes';
import { openReview, warnOfFraud } from './reviews';
import type { ChargeObject } from '../objects/charge';
import type { NextAction, PaymentError, PaymentIntentObject } from '../objects/payment-intent';
import type { PaymentMethodObject } from '../objects/payment-method';
import type { StripeWorld } from '../world/world';
import { bookCharge } from './book-charge';
import { APPROVED, DECLINED_AFTER_AUTHENTICATION, declinedOutcome, NOT_ASSESSED } from './charge-outcomes';
import { newCharge } from './new-charge';
import { testMethodOf } from './payment-methods';
import type { TestBehaviour } from './test-methods';

const DAY_MS = 86_400_000;

/** Tries to take the money with this method. The PaymentIntent that comes back says how it went. */
export function confirmPayment(
  world: StripeWorld,
  before: PaymentIntentObject,
  method: PaymentMethodObject,
  nextAction: NextAction,
): PaymentIntentObject {
  const { behaviour } = testMethodOf(world, method.id);
  const intent = world.update(world.paymentIntents, before, {
    payment_method: method.id,
    last_payment_error: null,
    next_action: null,
  });
  return attempt(world, intent, method, behaviour, nextAction);
}

/** The customer has come back from the bank's page. */
export function finishAuthentication(
  world: StripeWorld,
  intent: PaymentIntentObject,
  succeeded: boolean,
): PaymentIntentObject {
  const method = intent.payment_method === null ? undefined : world.paymentMethods.get(intent.payment_method);
  if (intent.status !== 'requires_action' || !method) return intent;
  if (!succeeded) return authenticationFailed(world, intent, method);
  const { behaviour } = testMethodOf(world, method.id);
  const declines = behaviour.kind === 'authenticate' && behaviour.then === 'decline';
  const cleared = world.update(world.paymentIntents, intent, { next_action: null });
  return declines
    ? decline(world, cleared, method, DECLINED_AFTER_AUTHENTICATION, true)
    : charge(world, cleared, method, true);
}

function attempt(
  world: StripeWorld,
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
  behaviour: TestBehaviour,
  nextAction: NextAction,
): PaymentIntentObject {
  switch (behaviour.kind) {
    case 'success':
    case 'refund-later':
      return charge(world, intent, method, false);
    case 'decline':
      return decline(world, intent, method, behaviour, false);
    case 'authenticate':
      return world.update(
        world.paymentIntents,
        intent,
        { status: 'requires_action', next_action: nextAction },
        'payment_intent.requires_action',
      );
    case 'dispute': {
      const charged = charge(world, intent, method, false);
      if (charged.latest_charge !== null)
        openDispute(world, charged.latest_charge, { reason: behaviour.reason });
      return charged;
    }
    case 'review': {
      const charged = charge(world, intent, method, false);
      if (charged.latest_charge !== null) openReview(world, charged.latest_charge, 'rule');
      return world.paymentIntents.get(charged.id) ?? charged;
    }
    case 'fraud-warning': {
      const charged = charge(world, intent, method, false);
      if (charged.latest_charge !== null) warnOfFraud(world, charged.latest_charge, behaviour.fraudType);
      return charged;
    }
    case 'bank-debit':
      return startBankDebit(world, intent, method);
    default:
      return assertUnreachable(behaviour);
  }
}

function charge(
  world: StripeWorld,
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
  authenticated: boolean,
): PaymentIntentObject {
  return intent.capture_method === 'manual'
    ? authorize(world, intent, method, authenticated)
    : chargeAtOnce(world, intent, method, authenticated);
}

function chargeAtOnce(
  world: StripeWorld,
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
  authenticated: boolean,
): PaymentIntentObject {
  const taken = newCharge(world, intent, method, {
    status: 'succeeded',
    captured: true,
    outcome: APPROVED,
    authenticated,
  });
  const asynchronous = intent.capture_method === 'automatic_async';
  const booked = asynchronous ? taken : bookCharge(world, taken);
  world.events.emit('charge.succeeded', booked);
  if (asynchronous) world.agenda.schedule('book-charge', taken.id, world.settings.balanceTransactionDelayMs);
  return world.update(
    world.paymentIntents,
    intent,
    { status: 'succeeded', amount_received: intent.amount, latest_charge: taken.id },
    'payment_intent.succeeded',
  );
}

/** Asked for, and possible with this card. */
function allowsMulticapture(
  world: StripeWorld,
  { payment_method_options }: PaymentIntentObject,
  method: PaymentMethodObject,
): boolean {
  const asked = payment_method_options.card.request_multicapture === 'if_available';
  return asked && method.type === 'card' && testMethodOf(world, method.id).singleCapture !== true;
}

function authorize(
  world: StripeWorld,
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
  authenticated: boolean,
): PaymentIntentObject {
  const holdMs = world.settings.authorizationDays * DAY_MS;
  const held = newCharge(world, intent, method, {
    status: 'succeeded',
    captured: false,
    outcome: APPROVED,
    authenticated,
    captureBefore: world.now + holdMs / 1000,
    multicapture: allowsMulticapture(world, intent, method),
  });
  world.events.emit('charge.succeeded', held);
  world.agenda.schedule('expire-authorization', intent.id, holdMs);
  return world.update(
    world.paymentIntents,
    intent,
    { status: 'requires_capture', amount_capturable: intent.amount, latest_charge: held.id },
    'payment_intent.amount_capturable_updated',
  );
}

function startBankDebit(
  world: StripeWorld,
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
): PaymentIntentObject {
  const pending = newCharge(world, intent, method, {
    status: 'pending',
    captured: true,
    outcome: NOT_ASSESSED,
    authenticated: false,
  });
  world.events.emit('charge.pending', pending);
  world.agenda.schedule('settle-bank-debit', intent.id, world.settings.asyncPaymentDelayMs);
  return world.update(
    world.paymentIntents,
    intent,
    { status: 'processing', latest_charge: pending.id },
    'payment_intent.processing',
  );
}

function decline(
  world: StripeWorld,
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
  reason: Extract<TestBehaviour, { kind: 'decline' }>,
  authenticated: boolean,
): PaymentIntentObject {
  const outcome = declinedOutcome(reason);
  const { code, message } = reason;
  const failed = newCharge(world, intent, method, {
    status: 'failed',
    captured: false,
    outcome,
    authenticated,
    failure: { code, message },
  });
  world.events.emit('charge.failed', failed);
  return fail(world, intent, {
    type: 'card_error',
    code,
    ...(reason.declineCode !== undefined && { decline_code: reason.declineCode }),
    message,
    charge: failed.id,
    payment_method: method,
    doc_url: docUrl(code),
    ...(outcome.advice_code !== null && { advice_code: outcome.advice_code }),
    ...(outcome.network_decline_code !== null && { network_decline_code: outcome.network_decline_code }),
  });
}

function authenticationFailed(
  world: StripeWorld,
  intent: PaymentIntentObject,
  method: PaymentMethodObject,
): PaymentIntentObject {
  const code = 'payment_intent_authentication_failure';
  return fail(world, intent, {
    type: 'invalid_request_error',
    code,
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_method: method,
    doc_url: docUrl(code),
  });
}

/** The attempt is over, the PaymentIntent is not: another method may still succeed. */
export function fail(
  world: StripeWorld,
  intent: PaymentIntentObject,
  error: PaymentError,
): PaymentIntentObject {
  return world.update(
    world.paymentIntents,
    intent,
    {
      status: 'requires_payment_method',
      payment_method: null,
      next_action: null,
      last_payment_error: error,
      ...(error.charge !== undefined && { latest_charge: error.charge }),
    },
    'payment_intent.payment_failed',
  );
}

export function latestCharge(world: StripeWorld, intent: PaymentIntentObject): ChargeObject | undefined {
  return intent.latest_charge === null ? undefined : world.charges.get(intent.latest_charge);
}

export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
}
