import type { MoneyBody } from '../../i18n/decimal-text';
import { currentPayment, type OrderDetail } from './order-detail';

export const STAGES = ['authorized', 'captured', 'booked', 'inErp'] as const;
export type StageName = (typeof STAGES)[number];

/** One station on the way from the click to the books. */
export interface Stage {
  readonly name: StageName;
  /** Null: the money has not been here. */
  readonly amount: MoneyBody | null;
  readonly state: 'done' | 'current' | 'ahead' | 'failed';
}

const CLEARING = '1100';

const hasPassed = (amount: number): boolean => amount > 0;

/** What entries in the order's currency say came in gross: debits of clearing less what went out again by a refund or dispute. */
function booked(order: OrderDetail, postedOnly: boolean): number {
  return order.journals
    .filter(({ currency, state }) => currency === order.total.currency && (!postedOnly || state === 'posted'))
    .flatMap(({ lines }) => lines)
    .filter(({ account }) => account === CLEARING)
    .reduce((sum, { debit }) => sum + debit, 0);
}

/** Where the money of an order is: how far it came, and what it waits for next. */
export function moneyStages(order: OrderDetail): readonly Stage[] {
  const { currency } = order.total;
  const payment = currentPayment(order);
  const amounts: Readonly<Record<StageName, number>> = {
    authorized: payment?.authorized.amount ?? 0,
    captured: payment?.captured.amount ?? 0,
    booked: booked(order, false),
    inErp: booked(order, true),
  };
  const failed =
    payment?.status === 'failed' || payment?.status === 'expired' || payment?.status === 'canceled';
  const next = STAGES.find((name) => !hasPassed(amounts[name]));
  return STAGES.map((name) => {
    const amount = amounts[name];
    if (hasPassed(amount)) return { name, amount: { amount, currency }, state: 'done' };
    if (name !== next) return { name, amount: null, state: 'ahead' };
    return { name, amount: null, state: failed ? 'failed' : 'current' };
  });
}
