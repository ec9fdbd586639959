import { newId } from './new-id';

describe('newId', () => {
  it('sorts by time and never repeats', () => {
    const start = Date.UTC(2026, 0, 1);
    const ids = Array.from({ length: 1000 }, (_, index) => newId('wh', new Date(start + index)));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1000);
    expect(new Set(Array.from({ length: 10_000 }, () => newId('wh', new Date(start)))).size).toBe(10_000);
    expect(ids[0]).toMatch(/^wh_[0-9a-z]{26}$/);
  });
});
