import type { MessageInspection } from '#contracts/queries/message-inspection';
import type { MoneyBody } from '../../i18n/decimal-text';
import { foretoldCancel, foretoldUpdate, type CancelWords, type UpdateWords } from './foretold-steps';

type Preview = NonNullable<MessageInspection['preview']>;

export interface Words extends CancelWords, UpdateWords {
  readonly capture: (amount: string, authorized: string, captured: string) => string;
  readonly released: (left: string) => string;
  readonly stays: (left: string) => string;
  readonly refund: (amount: string, captured: string, refunded: string, left: string) => string;
  /** What making an order payable would come to, by its plan. */
  readonly payments: Readonly<Record<'nothing-to-pay' | 'resume' | 'supersede' | 'create', PaymentWords>>;
}

type PaymentWords = (total: string | undefined) => string;

/** What a replay would do, in the reader's language where it is known by its code; else the service's own sentence stands. */
export function foretold(
  { verdict, code, details }: Preview,
  words: Words,
  format: (sum: MoneyBody) => string,
  statusName: (status: string) => string = (status) => status,
): string | undefined {
  if (verdict !== 'would-act') return undefined;
  const sum = (name: string): string | undefined => {
    const value = details[name];
    return isMoney(value) ? format(value) : undefined;
  };
  const [amount, captured, left] = [sum('amount'), sum('captured'), sum('left')];
  if (code === 'capture') {
    const authorized = sum('authorized');
    if (amount === undefined || authorized === undefined || captured === undefined) return undefined;
    const rest = left === undefined || isNothing(details['left']) ? undefined : left;
    const then = rest && (details['released'] === true ? words.released(rest) : words.stays(rest));
    return [words.capture(amount, authorized, captured), then].filter(Boolean).join(' ');
  }
  if (code === 'refund') {
    const refunded = sum('refunded');
    if (amount === undefined || captured === undefined || refunded === undefined || left === undefined)
      return undefined;
    return words.refund(amount, captured, refunded, left);
  }
  if (code === 'cancel') return foretoldCancel(details, words, format);
  if (code === 'update-order') return foretoldUpdate(details, words, statusName);
  if (isPaymentPlan(code, words)) return words.payments[code](sum('total'));
  return undefined;
}

const isPaymentPlan = (code: string, { payments }: Words): code is keyof Words['payments'] =>
  Object.hasOwn(payments, code);

const isMoney = (value: unknown): value is MoneyBody =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

const isNothing = (value: unknown): boolean => isMoney(value) && value.amount === 0;
