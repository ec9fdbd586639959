import type { Payment } from '#contracts/models/payment';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type { KenticoPaymentOption } from '../catalog/kentico-catalog';
import type { ResultItem } from './payment-result-xml';
import { resultValue } from './payment-result-xml';

export interface PaymentResultFacts {
  readonly payment: Payment;
  readonly option: KenticoPaymentOption | null;
  readonly note: string | null;
  /** Offset of Kentico's web server, for the date it shows. */
  readonly utcOffsetMinutes: number;
}

const HEADER = '{$PaymentGateway.Result.';

/**
 * The payment as Kentico's administration shows it. Items of others are kept. What was completed stays completed, and completed and
 * failed never stand together: Kentico's own code throws on reading that.
 */
export function paymentResultOf(existing: readonly ResultItem[], facts: PaymentResultFacts): ResultItem[] {
  const { payment, option } = facts;
  const completed = isCaptured(payment) || resultValue(existing, 'completed') === '1';
  const failed = !completed && ['failed', 'canceled', 'expired'].includes(payment.status);
  const authorized = !completed && (payment.status === 'authorized' || awaitsMore(payment));
  const ours: ResultItem[] = [
    item('date', 'Date', enUsDate(new Date(payment.updatedAt), facts.utcOffsetMinutes)),
    item('method', 'PaymentMethod', option === null ? '' : String(option.id), option?.displayName ?? ''),
    flag('completed', 'IsCompleted', completed, `${HEADER}PaymentCompleted$}`),
    flag('failed', 'IsFailed', failed, `${HEADER}PaymentFailed$}`),
    flag('authorized', 'IsAuthorized', authorized, '{$paymentgateway.result.paymentauthorized$}'),
    item('status', 'Status', payment.status, payment.status.replaceAll('_', ' ')),
    item('transactionid', 'TransactionID', payment.external.paymentIntentId ?? ''),
    item('authorizationid', 'AuthorizationId', payment.external.chargeId ?? ''),
    item('approvalUrl', 'Approval.Url', completed ? '' : (payment.payUrl ?? '')),
    description(describe(payment, facts.note)),
    ...refunded(payment),
  ];
  return replaced(existing, ours);
}

/** The same record with another explanation. */
export const withDescription = (existing: readonly ResultItem[], text: string): ResultItem[] =>
  replaced(existing, [description(text)]);

function replaced(existing: readonly ResultItem[], ours: readonly ResultItem[]): ResultItem[] {
  const names = new Set(ours.map(({ name }) => name));
  return [...existing.filter(({ name }) => !names.has(name)), ...ours];
}

const description = (text: string): ResultItem => item('description', 'Description', text);

/** To its end: an order of which a part is still held is not paid yet. */
export function isCaptured(payment: Payment): boolean {
  return payment.captured.amount > 0 && !awaitsMore(payment);
}

const awaitsMore = ({ captured, capturable }: Payment): boolean =>
  captured.amount > 0 && (capturable?.amount ?? 0) > 0;

/** The date alone is no reason to write. */
export function sameResult(left: readonly ResultItem[], right: readonly ResultItem[]): boolean {
  const key = (items: readonly ResultItem[]): string =>
    JSON.stringify(
      items
        .filter(({ name }) => name !== 'date')
        .map(({ name, value, text }) => [name, value, text])
        .sort(),
    );
  return key(left) === key(right);
}

/** An item of our own, with a plain header: Kentico has no word for it. Without it a second partial refund would change nothing. */
function refunded({ refunded: sum }: Payment): ResultItem[] {
  if (sum.amount === 0) return [];
  return [
    { name: 'refunded', header: 'Refunded', value: `${moneyToDecimal(sum)} ${sum.currency}`, text: '' },
  ];
}

function item(name: string, header: string, value: string, text = ''): ResultItem {
  return { name, header: `${HEADER}${header}$}`, value, text };
}

function flag(name: string, header: string, on: boolean, text: string): ResultItem {
  return item(name, header, on ? '1' : '', on ? text : '');
}

function describe(payment: Payment, note: string | null): string {
  if (note !== null) return note;
  return payment.failure !== null && payment.status === 'failed' ? payment.failure.message : '';
}

/** As .NET writes a date in en-US: `1/27/2008 5:01:41 PM`. */
function enUsDate(instant: Date, utcOffsetMinutes: number): string {
  const local = new Date(instant.getTime() + utcOffsetMinutes * 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = local.getUTCHours();
  const day = `${local.getUTCMonth() + 1}/${local.getUTCDate()}/${local.getUTCFullYear()}`;
  const time = `${hours % 12 || 12}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  return `${day} ${time} ${hours < 12 ? 'AM' : 'PM'}`;
}
