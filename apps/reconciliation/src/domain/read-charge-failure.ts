import { fault, sizesOf, type BookingInput, type Reading } from './booking';
import { minus, NO_PARTS } from './order-parts';

/** A payment by bank debit that failed after it had counted as paid: the sale is taken back whole, as if it had not been. */
export function readChargeFailure(input: BookingInput): Reading {
  const { balanceTransaction: movement } = input;
  const sale = input.order ?? input.invoiced;
  const { gross } = sizesOf(movement);
  if (!sale) {
    return {
      kind: 'read',
      situation: 'unknown-order',
      amounts: { gross },
      movement: { parts: NO_PARTS, atSaleRate: gross },
    };
  }
  const { history } = sale;
  if (!history.charge) return { kind: 'wait', reason: 'The charge of this failure is not booked yet' };
  if (history.charge.rule === '16') {
    return fault('refund-of-invoiced-sale', 'The ERP invoiced this order; it has to be corrected there');
  }
  if (gross !== history.captured - history.refunded || history.refunded !== 0) {
    return fault('amount-mismatch', 'What failed is not what was booked as paid', {
      captured: history.captured,
      refunded: history.refunded,
      failed: gross,
    });
  }
  const parts = minus({ ...NO_PARTS, ...history.charge.parts }, history.reversedParts);
  const unearned = Math.max(0, Math.min(sale.unearned, parts.deferred));
  return {
    kind: 'read',
    situation: 'order',
    release: unearned,
    amounts: { gross, ...parts, deferred: unearned, sales: parts.sales + parts.deferred - unearned },
    movement: { parts, atSaleRate: gross },
  };
}
