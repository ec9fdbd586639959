import { allocateSigned } from './allocate-signed';
import type { BookingInput, Reading } from './booking';
import { fault, sizesOf } from './booking';
import { fromSigned, minus, NO_PARTS, signedParts, totalOf } from './order-parts';

/** What a partial capture left uncaptured: taken back from sales, tax and shipping in proportion, never booked as a refund. */
export function readReversal(input: BookingInput): Reading {
  const { balanceTransaction: movement, order } = input;
  const { gross } = sizesOf(movement);
  if (!order?.history.charge)
    return { kind: 'wait', reason: 'The charge of this reversal is not booked yet' };
  const { history } = order;
  if (order.history.charge.rule === '16') {
    return fault('refund-of-invoiced-sale', 'The ERP invoiced this order; it has to be corrected there', {});
  }
  if (gross > history.captured) {
    return fault('refund-exceeds-charge', 'More is taken back than was charged', {
      captured: history.captured,
      reversed: gross,
    });
  }
  const sold = minus({ ...NO_PARTS, ...order.history.charge.parts }, history.reversedParts);
  const left = { ...sold, giftCardSpent: 0, rounding: 0 };
  if (totalOf(left) === 0)
    return fault('amount-mismatch', 'Nothing of the sale is left to take back', { gross });
  const signed = signedParts(left);
  const amounts = allocateSigned(
    gross,
    signed.map(({ amount }) => amount),
  );
  const parts = fromSigned(signed.map(({ name }, index) => ({ name, amount: amounts[index]! })));
  return {
    kind: 'read',
    situation: movement.presentment ? 'converted' : 'order',
    release: parts.deferred,
    amounts: { gross, ...parts, giftCardSpent: 0, rounding: 0 },
    movement: { parts: { ...NO_PARTS, ...parts }, atSaleRate: gross },
  };
}
