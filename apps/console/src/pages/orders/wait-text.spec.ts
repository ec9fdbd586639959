import { waitText } from './wait-text';

const after = (ms: number): string | null =>
  waitText('2026-11-21T00:00:00.000Z', new Date(Date.UTC(2026, 10, 21) + ms).toISOString());

describe('how long a hop took', () => {
  it('is told in its largest unit', () => {
    expect(after(0)).toBe('0 ms');
    expect(after(999)).toBe('999 ms');
    expect(after(1_000)).toBe('1 s');
    expect(after(2_500)).toBe('2.5 s');
    expect(after(90_000)).toBe('1.5 min');
    expect(after(3 * 86_400_000)).toBe('3 d');
  });

  it('is nothing for the first, and never negative', () => {
    expect(waitText(undefined, '2026-11-21T00:00:00.000Z')).toBeNull();
    expect(after(-5_000)).toBe('0 ms');
  });
});
