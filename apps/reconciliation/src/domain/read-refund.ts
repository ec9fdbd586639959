import { proportion } from './allocate-signed';
import type { BookingInput, Reading } from './booking';
import { fault, sizesOf } from './booking';
import { NOTHING_OWED, type OrderHistory, type Owed } from './order-history';
import type { OrderParts } from './order-parts';
import { minus, NO_PARTS } from './order-parts';
import type { Situation } from './posting-table';

/**
 * A refund takes revenue, gift cards and tax back in proportion to what was captured, counted cumulatively, so that the last refund
 * takes the rounding rest; of revenue that is not earned yet, first. Converted money is taken back at the sale's own rate; the difference to the cash is an exchange
 * gain or loss. What an earlier refund that failed has left owed is paid first: its revenue and tax have been taken back already.
 */
export function readRefund(input: BookingInput): Reading {
  const { balanceTransaction: movement } = input;
  const sale = input.order ?? input.invoiced;
  const { gross, presented } = sizesOf(movement);
  if (!sale) {
    const parts = NO_PARTS;
    return {
      kind: 'read',
      situation: 'unknown-order',
      amounts: { gross },
      movement: { parts, atSaleRate: gross },
    };
  }
  const { history } = sale;
  if (!history.charge) return { kind: 'wait', reason: 'The charge of this refund is not booked yet' };
  if (history.charge.rule === '16') {
    return fault('refund-of-invoiced-sale', 'The ERP invoiced this order; its credit note belongs there', {});
  }
  const paid = paidOf(history.owed, presented);
  const presentedSoFar = history.refundedPresented + presented - paid.presented;
  if (presentedSoFar > history.capturedPresented) {
    return fault('refund-exceeds-charge', 'More is refunded than was captured', {
      captured: history.capturedPresented,
      refunded: presentedSoFar,
    });
  }
  const soFar = movement.presentment
    ? proportion(history.captured, presentedSoFar, history.capturedPresented)
    : history.refunded + gross - paid.gross;
  const atSaleRate = soFar - history.refunded;
  const offsets = offsetsOf(history, soFar, atSaleRate);
  const deferredOffset = Math.max(0, Math.min(sale.unearned, offsets.sales));
  return {
    kind: 'read',
    situation: situationOf(deferredOffset, movement.presentment !== null),
    release: deferredOffset,
    amounts: {
      gross,
      revenueOffset: offsets.sales - deferredOffset,
      deferredOffset,
      giftCardOffset: offsets.giftCardSold,
      taxOffset: offsets.tax,
      owedOffset: paid.gross,
      exchangeLoss: gross - atSaleRate - paid.gross,
    },
    movement: { parts: offsets, atSaleRate, ...(paid.gross === 0 ? {} : { paidOwed: paid }) },
  };
}

/** How much of a refund pays what is owed, at the rate that it is owed at. */
function paidOf(owed: Owed, presented: number): Owed {
  if (owed.presented <= 0) return NOTHING_OWED;
  const paid = Math.min(owed.presented, presented);
  return { presented: paid, gross: proportion(owed.gross, paid, owed.presented) };
}

function situationOf(deferredOffset: number, converted: boolean): Situation {
  if (converted) return 'converted';
  return deferredOffset > 0 ? 'deferred' : 'order';
}

function offsetsOf(history: OrderHistory, soFar: number, now: number): OrderParts {
  const sold = minus({ ...NO_PARTS, ...history.charge!.parts }, history.reversedParts);
  const revenue = sold.sales + sold.deferred + sold.shipping - sold.discount + sold.rounding;
  const whole = revenue + sold.giftCardSold + sold.tax;
  const share = (part: number, before: number): number =>
    whole === 0 ? 0 : proportion(soFar, part, whole) - before;
  const tax = share(sold.tax, history.refundedParts.tax);
  const giftCardSold = share(sold.giftCardSold, history.refundedParts.giftCardSold);
  return { ...NO_PARTS, sales: now - tax - giftCardSold, giftCardSold, tax };
}
