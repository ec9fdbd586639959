import type { StoreView } from '../stores/store-api';
import { todayOfStore } from './today-of-store';

it('is the day of the store, which may begin before or after that of UTC', () => {
  const inZone = (id: string, timeZone: string) => ({ store: { id, timeZone } }) as StoreView;
  const stores = [inZone('berlin', 'Europe/Berlin'), inZone('denver', 'America/Denver')];
  const late = new Date('2026-11-30T23:30:00Z');
  expect(todayOfStore(stores, 'berlin', late)).toBe('2026-12-01');
  expect(todayOfStore(stores, 'denver', late)).toBe('2026-11-30');
  expect(todayOfStore(stores, null, late)).toBe('2026-11-30');
});
