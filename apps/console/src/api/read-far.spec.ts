import { isReadFar } from './read-far';

const query = (data: unknown) => ({ state: { data } });

describe('a list that was read far', () => {
  it('is one of more than a few pages, and nothing else is', () => {
    expect(isReadFar(query({ pages: [1, 2, 3, 4, 5] }))).toBe(false);
    expect(isReadFar(query({ pages: [1, 2, 3, 4, 5, 6] }))).toBe(true);
    expect([undefined, null, { items: [] }].map((data) => isReadFar(query(data)))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
