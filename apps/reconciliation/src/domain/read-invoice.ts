import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Invoice } from '#contracts/models/subscription';
import { allocateSigned } from './allocate-signed';
import { fault, type Reading } from './booking';
import { splitDeferral, type Deferral } from './deferral';
import type { BookedMovement } from './order-history';
import { NO_PARTS } from './order-parts';

/** An invoice's money: earned at once, earned over time, tax. */
export interface InvoiceParts {
  readonly sales: number;
  readonly deferred: number;
  readonly tax: number;
}

const WHOLE_MONTHS = 2;

/** Lines that run for two months or longer are earned month by month, the rest at once. */
export function invoiceDeferrals(invoice: Invoice): Deferral[] {
  return invoice.lines.flatMap(({ amount, period }) => {
    const months = wholeMonths(new Date(period.start), new Date(period.end));
    if (amount === 0 || months < WHOLE_MONTHS) return [];
    return [{ amount, months, firstMonth: period.start.slice(0, 7) }];
  });
}

/** The share of one amount in the invoice, in that amount's currency, to the unit. */
export function shareOfInvoice(invoice: Invoice, amount: number): InvoiceParts & { deferrals: Deferral[] } {
  const deferrals = invoiceDeferrals(invoice);
  const later = deferrals.reduce((sum, deferral) => sum + deferral.amount, 0);
  const net = invoice.total.amount - invoice.tax.amount;
  const [sales, deferred, tax] = allocateSigned(amount, [net - later, later, invoice.tax.amount]);
  return { sales: sales!, deferred: deferred!, tax: tax!, deferrals: splitDeferral(deferred!, deferrals) };
}

/** A booked charge with the parts of its invoice, also where it was parked until the invoice came. */
export function invoicedMovement(invoice: Invoice, movement: BookedMovement): BookedMovement {
  if (movement.category !== 'charge') return movement;
  const { sales, deferred, tax } = shareOfInvoice(invoice, movement.gross);
  return { ...movement, parts: { ...NO_PARTS, sales, deferred, tax } };
}

export function readInvoice(invoice: Invoice, movement: BalanceTransaction, gross: number): Reading {
  if (invoice.total.amount <= 0) {
    return fault('amount-mismatch', 'A charge was made for an invoice of nothing', { gross });
  }
  const { deferrals, ...parts } = shareOfInvoice(invoice, gross);
  const converted = movement.presentment !== null;
  return {
    kind: 'read',
    situation: parts.deferred !== 0 ? 'deferred' : converted ? 'order-converted' : 'order',
    amounts: { gross, ...parts },
    movement: { parts: { ...NO_PARTS, ...parts }, atSaleRate: gross },
    deferrals,
  };
}

function wholeMonths(start: Date, end: Date): number {
  const months =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return end.getUTCDate() < start.getUTCDate() - 3 ? months - 1 : months;
}
