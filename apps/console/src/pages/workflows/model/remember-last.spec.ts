import { rememberLast } from './remember-last';

describe('what is remembered of the last', () => {
  const made: string[] = [];
  const lengthOf = rememberLast(
    2,
    (text: string) => text.trim(),
    (text) => {
      made.push(text);
      return { length: text.trim().length };
    },
  );
  beforeEach(() => made.splice(0));

  it('is made once for what it depends on', () => {
    expect(lengthOf('one')).toBe(lengthOf(' one '));
    expect(made).toEqual(['one']);
  });

  it('goes when enough others were asked for since', () => {
    for (const text of ['one', 'two', 'one', 'three', 'one', 'two']) lengthOf(text);
    expect(made).toEqual(['two', 'three', 'two']);
  });
});
