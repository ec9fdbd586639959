import type { CaptureDecision } from '../domain/decide-capture';
import type { RefundDecision } from '../domain/decide-refund';
import { refusals, type Refusal } from './refusal';

const WHAT_FITS =
  "It must be above zero, in the payment's currency, and a sum that its smallest coins can pay.";

type Refused<D> = Extract<D, { do: 'refuse' }>;

export function captureRefusal(decision: Refused<CaptureDecision>): Refusal {
  switch (decision.why) {
    case 'order-canceled':
      return refusals.orderCanceled();
    case 'invalid-amount':
      return refusals.invalidAmount(WHAT_FITS);
    case 'multicapture-unavailable':
      return refusals.multicaptureUnavailable();
    case 'not-authorized':
      return refusals.notAuthorized(decision.status);
    case 'has-exception':
      return refusals.hasException(decision.exception);
    case 'other-total':
      return refusals.authorizedForOtherTotal(decision.asked, decision.total);
    case 'above-authorized':
      return refusals.aboveLimit('amount-above-authorized', decision.limit);
  }
}

export function refundRefusal(decision: Refused<RefundDecision>): Refusal {
  switch (decision.why) {
    case 'invalid-amount':
      return refusals.invalidAmount(WHAT_FITS);
    case 'disputed':
      return refusals.disputed();
    case 'not-captured':
      return refusals.notCaptured(decision.status);
    case 'above-captured':
      return refusals.aboveLimit('amount-above-captured', decision.limit);
  }
}
