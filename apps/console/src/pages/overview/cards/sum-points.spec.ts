import { sumPoints } from './sum-points';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 15, 12, minute)).toISOString();

describe('points of several services', () => {
  it('are added up by their time, oldest first', () => {
    const one = [
      { at: at(5), done: 3, retried: 1, failed: 0 },
      { at: at(10), done: 1, retried: 0, failed: 1 },
    ];
    const other = [
      { at: at(0), done: 7, retried: 0, failed: 0 },
      { at: at(5), done: 2, retried: 4, failed: 0 },
    ];
    expect(sumPoints([one, other])).toEqual([
      { at: at(0), values: { done: 7, retried: 0, failed: 0 } },
      { at: at(5), values: { done: 5, retried: 5, failed: 0 } },
      { at: at(10), values: { done: 1, retried: 0, failed: 1 } },
    ]);
    expect(one[0]).toMatchObject({ retried: 1 });
  });

  it('are none where no service has any', () => expect(sumPoints([[], []])).toEqual([]));
});
