import {
  PaymentAuthorized,
  PaymentCanceled,
  PaymentExpired,
  PaymentFailed,
  PaymentPartiallyCaptured,
  PaymentProcessing,
  PaymentRequiresAction,
  PaymentSucceeded,
} from '#contracts/events/payments';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import type { PaymentState } from './payment-state';
import { isCaptured, isHeld, statusOf } from './standing';

/** They all carry the same body. */
export type LifecycleEvent = typeof PaymentAuthorized;

/** The fact to tell when a state follows another; undefined when nobody needs to hear of it. */
export function announcementOf(before: PaymentState, after: PaymentState): LifecycleEvent | undefined {
  const again = after.standing === 'failed' && after.chargeId !== before.chargeId;
  if (visible(after) === visible(before) && !again) return undefined;
  switch (after.standing) {
    case 'authorized':
      return PaymentAuthorized;
    case 'paid':
      return PaymentSucceeded;
    case 'capturing':
    case 'partially_captured':
      return PaymentPartiallyCaptured;
    case 'failed':
      return PaymentFailed;
    case 'canceled':
      return PaymentCanceled;
    case 'session_expired':
    case 'authorization_expired':
      return PaymentExpired;
    case 'processing':
      return PaymentProcessing;
    case 'requires_action':
      return PaymentRequiresAction;
    case 'pending':
    case 'not_required':
      return undefined;
    default:
      return assertUnreachable(after.standing);
  }
}

/** Of a payment that is captured in parts, each part and the end of the hold are told. */
const visible = ({ standing, captured }: PaymentState): string =>
  isCaptured(standing)
    ? `${statusOf(standing, captured, 0)} ${captured} ${isHeld(standing)}`
    : statusOf(standing, captured, 0);
