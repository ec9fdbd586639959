import type { PaymentRecord } from './payment-record';

/** What a provider refuses about an order that no retry and no mapping would mend. */
const REFUSED_AMOUNTS: ReadonlySet<string> = new Set(['amount-too-small', 'amount-too-large']);

export const refusesAmount = (code: string): boolean => REFUSED_AMOUNTS.has(code);

/** Whether the provider has said that it takes no payment of this amount. */
export function wasRefused({ state: { standing, failure } }: PaymentRecord): boolean {
  return standing === 'canceled' && failure !== null && refusesAmount(failure.code);
}
