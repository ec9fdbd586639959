import { evaluate } from './expression';

describe('an expression that would go on for ever', () => {
  it.each([
    ['by calling itself', '( $f := function($n) { $f($n + 1) }; $f(1) )'],
    ['by ranges within ranges', '$sum([1..9000].$sum([1..9000]))'],
  ])('lets others work and is stopped: %s', async (_how, source) => {
    let turns = 0;
    let running = true;
    const others = (): void => {
      turns += 1;
      if (running) setImmediate(others);
    };
    setImmediate(others);
    const result = await evaluate(source, {});
    running = false;
    expect(result).toMatchObject({ ok: false, error: { code: 'expression-limit' } });
    expect(turns).toBeGreaterThan(3);
  });
});
