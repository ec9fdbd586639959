import type { Store } from '#contracts/models/configuration';
import type { Preview } from '#messaging/inspection/previews';
import type { CaptureDecision, CaptureWish } from '../domain/decide-capture';
import type { RefundDecision } from '../domain/decide-refund';
import type { PaymentRecord } from '../domain/payment-record';
import { statusOfPayment } from '../domain/payment-status';
import type { CancelPlan } from '../domain/plan-cancel';
import { isHeld } from '../domain/standing';
import { captureRefusal, refundRefusal } from '../replies/decision-refusal';
import { refusals, type Refusal } from '../replies/refusal';
import { moneyText } from './money-text';

const money = (amount: number, { currency }: PaymentRecord) => ({ amount, currency });
const text = (amount: number, { currency }: PaymentRecord): string => moneyText(amount, currency);

/** A refusal is an answer, not a failure: nothing moves, and whoever asked is told why. */
export const refusing = ({ code, message, details = {} }: Refusal): Preview => ({
  verdict: 'would-fail',
  code,
  sentence: `It would be refused: ${message}`,
  details: { ...details },
});

const nothing = (sentence: string): Preview => ({
  ...{ verdict: 'nothing-to-do', code: 'nothing', sentence, details: {} },
});

/** `would capture 79.90 EUR of 100.00 EUR authorised`, what is left, and what becomes of it. */
export function foretellCapture(
  payment: PaymentRecord,
  decision: CaptureDecision,
  { final }: Pick<CaptureWish, 'final'>,
): Preview {
  if (decision.do === 'refuse') return refusing(captureRefusal(decision));
  if (decision.do === 'nothing') return nothing('The same has been captured already: nothing would be taken');
  const { authorized, captured } = payment.state;
  const left = authorized - captured - decision.amount;
  const details = {
    ...{ paymentId: payment.paymentId, amount: money(decision.amount, payment) },
    ...{ authorized: money(authorized, payment), captured: money(captured, payment) },
    ...{ left: money(left, payment), released: final || decision.final },
  };
  const rest =
    left === 0
      ? 'nothing would be left'
      : `${text(left, payment)} would ${decision.final ? 'be released' : 'stay authorised'}`;
  const sentence =
    decision.amount === 0
      ? `Would capture nothing more and release ${text(left, payment)}`
      : `Would capture ${text(decision.amount, payment)} of ${text(authorized, payment)} authorised, ` +
        `${text(captured, payment)} of it captured before; ${rest}`;
  return { verdict: 'would-act', code: 'capture', sentence, details };
}

/** `would give back 20.00 EUR of 100.00 EUR captured`, and what stays. */
export function foretellRefund(payment: PaymentRecord, decision: RefundDecision): Preview {
  if (decision.do === 'refuse') return refusing(refundRefusal(decision));
  const { captured } = payment.state;
  const left = captured - payment.refunded - decision.amount;
  return {
    verdict: 'would-act',
    code: 'refund',
    sentence:
      `Would give back ${text(decision.amount, payment)} of ${text(captured, payment)} captured, ` +
      `${text(payment.refunded, payment)} of it given back before; ${text(left, payment)} would stay`,
    details: {
      ...{ paymentId: payment.paymentId, amount: money(decision.amount, payment) },
      ...{ captured: money(captured, payment), refunded: money(payment.refunded, payment) },
      left: money(left, payment),
    },
  };
}

/** Every payment that is meant: what is open is ended, what is held is released, what is captured goes by the store's policy. */
export function foretellCancel(
  payments: readonly PaymentRecord[],
  plan: CancelPlan,
  afterCancel: Store['capture']['afterCancel'],
): Preview {
  if (plan.do === 'refuse') {
    return refusing(
      plan.why === 'in-progress' ? refusals.inProgress() : refusals.holdsMoney(statusOfPayment(plan.payment)),
    );
  }
  const released = payments.filter(({ state }) => isHeld(state.standing));
  const returned = payments.filter(({ state, refunded }) => state.captured > refunded);
  const sums = [
    ...released.map((one) => `release ${text(one.state.authorized - one.state.captured, one)}`),
    ...returned.map((one) =>
      afterCancel === 'refund'
        ? `give back ${text(one.state.captured - one.refunded, one)} by the store's policy`
        : `leave ${text(one.state.captured - one.refunded, one)} captured and ask a person`,
    ),
  ];
  const ends = plan.do !== 'finish' && released.length === 0 ? ['end the open payment'] : [];
  const steps = [...ends, ...sums];
  if (steps.length === 0)
    return nothing('No payment is open, held or captured: only the order would be noted as canceled');
  return {
    verdict: 'would-act',
    code: 'cancel',
    sentence: `Would ${steps.join(', ')}`,
    details: {
      released: released.map((one) => money(one.state.authorized - one.state.captured, one)),
      captured: returned.map((one) => money(one.state.captured - one.refunded, one)),
      afterCancel,
      endsOpen: ends.length > 0,
    },
  };
}
