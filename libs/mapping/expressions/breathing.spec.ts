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

  it('is not stopped for what others do in its pauses', async () => {
    let running = true;
    let looks = 0;
    let others = 0;
    // Each of its pauses is a second and a half long, as by a process that has much else to do.
    const work = (): void => {
      others += 1_500;
      if (running) setImmediate(work);
    };
    jest.spyOn(performance, 'now').mockImplementation(() => (looks += 20) + others);
    const date = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => date + looks + others);
    setImmediate(work);
    const result = await evaluate('$sum([1..50].(function($n) { $n * 2 })($))', {});
    running = false;
    expect(others).toBeGreaterThan(3_000);
    expect(result).toEqual({ ok: true, value: 2_550 });
  });
});
