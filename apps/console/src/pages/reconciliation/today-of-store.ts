import { dayOf } from '#platform/clock/day-of';
import type { StoreView } from '../stores/store-api';

/** The day that a store's books are at: at half past midnight in Berlin it is not the day before, as it still is in UTC. */
export function todayOfStore(
  stores: readonly StoreView[],
  id: string | null,
  now: Date = new Date(),
): string {
  return dayOf(now, stores.find(({ store }) => store.id === id)?.store.timeZone ?? 'UTC');
}
