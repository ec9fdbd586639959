import { storesOf, storesText } from './rights';

describe('stores that somebody types', () => {
  it('are all when nothing is typed, each one once otherwise', () => {
    expect(storesOf(' , ')).toBeNull();
    expect(storesOf('b, a,b ')).toEqual(['b', 'a']);
    expect(storesText(storesOf('b, a'))).toBe('b, a');
    expect(storesText(null)).toBe('');
  });
});
