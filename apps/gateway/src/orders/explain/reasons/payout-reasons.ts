import type { OrderPayout } from '#contracts/models/order-funds';
import type { OrderReason } from '#contracts/models/order-explanation';
import { eventsOf, reason, type Situation } from '../situation';

/** Where the money waits between the balance at the provider and the bank. */
export function payoutReasons(situation: Situation): OrderReason[] {
  const { funds } = situation;
  if (!funds) return [];
  const events = eventsOf(situation, 'payment.succeeded', 'payment.partially-captured');
  const waiting = funds.inBalance
    .filter(({ money }) => money.amount > 0)
    .map(({ money, since }) => reason('awaiting-payout', 'waiting', { money, since, events }));
  const onTheWay = funds.payouts
    .filter(({ part, replacedBy }) => part.amount > 0 && replacedBy === null)
    .flatMap((payout) => ofPayout(payout) ?? []);
  return [...onTheWay, ...waiting];
}

function ofPayout({
  payoutId,
  status,
  part,
  failure,
  bank,
  arrivalDate,
}: OrderPayout): OrderReason | undefined {
  const common = { money: part, action: { kind: 'watch-payout', payoutId } } as const;
  const parameters = { payout: payoutId, day: arrivalDate };
  if (status === 'failed' || bank?.state === 'returned') {
    const why = failure?.message ?? failure?.code ?? '';
    return reason('payout-failed', 'blocked', { ...common, parameters: { ...parameters, why } });
  }
  if (status === 'canceled') return reason('awaiting-payout', 'waiting', common);
  if (bank?.state === 'missing') return reason('bank-missing', 'late', { ...common, parameters });
  const underWay = status === 'pending' || status === 'in_transit';
  return underWay ? reason('payout-on-its-way', 'waiting', { ...common, parameters }) : undefined;
}
