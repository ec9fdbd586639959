import type { CommerceReturn } from '#connectors/kit/commerce-port';
import type { OcOrderReturn, OcPayment } from '../rest/models';
import { OUR_KEY } from '../payment-record/our-payments';
import { explainingAmount, returnAmount } from './order-money';

/**
 * Approved or completed by people. Where no approval rule applies, a shopper's own submission makes a return `Open`: that alone gives
 * nobody money back.
 */
export function isApproved({ Status, DateApproved }: OcOrderReturn): boolean {
  return Status === 'Completed' || (Status === 'Open' && Boolean(DateApproved));
}

/** Made by us to carry a refund that began elsewhere; it asks for no money. */
export function isOurReturn({ xp }: OcOrderReturn): boolean {
  const own = xp?.[OUR_KEY];
  return typeof own === 'object' && own !== null && 'PaymentID' in own;
}

/**
 * What people have approved to be given back, in the order of approval. What others have already given back on a return (to a spending
 * account, or by hand) lowers it; a return without an amount waits until it has one.
 */
export function approvedReturns(
  returns: readonly OcOrderReturn[],
  payments: readonly OcPayment[],
  currency: string,
): CommerceReturn[] {
  return byApproval(returns.filter((entry) => isApproved(entry) && !isOurReturn(entry))).flatMap((entry) => {
    const asked = returnAmount(entry, currency);
    if (asked === null) return [];
    const amount = asked + recordedOn(entry.ID, payments.filter(isOfOthers), currency);
    if (amount <= 0) return [];
    return {
      returnId: entry.ID,
      amount: { amount, currency },
      items: (entry.ItemsToReturn ?? []).map(({ LineItemID, Quantity }) => ({
        lineId: LineItemID,
        quantity: Quantity ?? null,
      })),
      reason: entry.Comments?.trim().slice(0, LONGEST_REASON) || null,
    };
  });
}

const LONGEST_REASON = 500;

export function byApproval(returns: readonly OcOrderReturn[]): OcOrderReturn[] {
  const key = ({ DateApproved, DateSubmitted, DateCreated, ID }: OcOrderReturn): string =>
    `${DateApproved ?? DateSubmitted ?? DateCreated ?? ''} ${ID}`;
  return [...returns].sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** The sum of a return's payments in smallest units: zero or below. */
export function recordedOn(returnId: string, payments: readonly OcPayment[], currency: string): number {
  return payments
    .filter(({ OrderReturnID, Accepted }) => OrderReturnID === returnId && Accepted === true)
    .reduce((sum, { Amount }) => sum + explainingAmount(Amount, 'Payment.Amount', currency).amount, 0);
}

function isOfOthers({ xp }: OcPayment): boolean {
  return xp?.[OUR_KEY] === undefined || xp[OUR_KEY] === null;
}
