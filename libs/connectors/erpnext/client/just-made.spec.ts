import { JustMade } from './just-made';

describe('what was made just now', () => {
  it('is answered once, and not when it was long ago', () => {
    let now = 0;
    const made = new JustMade<string>(() => now);
    made.note('a', 'A');
    made.note('b', 'B');
    expect([made.take('a'), made.take('a'), made.take('c')]).toEqual(['A', undefined, undefined]);
    now = 30_000;
    expect(made.take('b')).toBeUndefined();
  });

  it('is forgotten rather than kept without bound', () => {
    const made = new JustMade<number>();
    for (let index = 0; index <= 500; index += 1) made.note(String(index), index);
    expect([made.take('0'), made.take('500')]).toEqual([undefined, 500]);
  });
});
