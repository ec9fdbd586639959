import type { MoneyBody } from '../../i18n/decimal-text';
import { bankStation, type FundsState } from './bank-station';
import { currentPayment, type OrderDetail } from './order-detail';

/** Up to here a station is reached after the one before; the bank is reached whether or not the ERP has the entries. */
const BOOK_STAGES = ['authorized', 'captured', 'booked', 'inErp'] as const;
type BookStageName = (typeof BOOK_STAGES)[number];
export type StageName = BookStageName | 'inBank';

/** One station on the way from the click to the bank. */
export interface Stage {
  readonly name: StageName;
  /** Null: the money has not been here. */
  readonly amount: MoneyBody | null;
  readonly state: 'done' | 'current' | 'ahead' | 'failed';
  /** Of the bank: what the money waits for on its way there. */
  readonly funds?: FundsState;
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
  const amounts: Readonly<Record<BookStageName, number>> = {
    authorized: payment?.authorized.amount ?? 0,
    captured: payment?.captured.amount ?? 0,
    booked: booked(order, false),
    inErp: booked(order, true),
  };
  const failed =
    payment?.status === 'failed' || payment?.status === 'expired' || payment?.status === 'canceled';
  const next = BOOK_STAGES.find((name) => !hasPassed(amounts[name]));
  const stages = BOOK_STAGES.map((name): Stage => {
    const amount = amounts[name];
    if (hasPassed(amount)) return { name, amount: { amount, currency }, state: 'done' };
    if (name !== next) return { name, amount: null, state: 'ahead' };
    return { name, amount: null, state: failed ? 'failed' : 'current' };
  });
  return [...stages, { name: 'inBank', ...bankStation(order.funds) }];
}
