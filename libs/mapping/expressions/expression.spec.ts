import { compileExpression, evaluate } from './expression';

const order = {
  order: {
    lines: [
      { sku: 'A', total: 100 },
      { sku: 'B', total: 250 },
    ],
    email: 'a@b.example',
  },
};

describe('expressions', () => {
  it('gives plain JSON, arrays without helper properties', async () => {
    const result = await evaluate('order.lines.sku', order);
    expect(result).toStrictEqual({ ok: true, value: ['A', 'B'] });
    expect(Object.keys((result as { value: object }).value)).toEqual(['0', '1']);
  });

  it('reads bindings and gives undefined for what is not there', async () => {
    expect(await evaluate('$limit + 1', {}, { limit: 4 })).toEqual({ ok: true, value: 5 });
    expect(await evaluate('order.nothing.here', order)).toEqual({ ok: true, value: undefined });
  });

  it('tells where the syntax is wrong', () => {
    const result = compileExpression('order.(lines');
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'expression-syntax', position: expect.any(Number) },
    });
  });

  it.each(['$eval("1")', '( $e := $eval; $e("1") )', '$now()', '$random()', '$map([1], $millis)'])(
    'refuses %s when it is compiled',
    (source) => {
      expect(compileExpression(source)).toMatchObject({ ok: false, error: { code: 'expression-forbidden' } });
    },
  );

  it('refuses over-long sources', () => {
    expect(compileExpression(`"${'x'.repeat(4000)}"`)).toMatchObject({ ok: false });
  });

  it.each([
    ['endless recursion', '( $f := function($n) { $f($n + 1) }; $f(1) )'],
    ['deep recursion', '( $f := function($n) { 1 + $f($n + 1) }; $f(1) )'],
    ['a huge range', '[1..9999999]'],
    ['huge padding', '$pad("x", 400000000)'],
    [
      'huge output',
      '$join([1..9000].("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"))',
    ],
  ])('stops %s', async (_name, source) => {
    expect(await evaluate(source, {})).toMatchObject({ ok: false, error: { code: 'expression-limit' } });
  });

  it('answers a catastrophic pattern in linear time', async () => {
    expect(await evaluate('$contains(text, /^(a+)+$/)', { text: `${'a'.repeat(5000)}!` })).toEqual({
      ok: true,
      value: false,
    });
  });

  it('matches, replaces and splits like the ordinary engine', async () => {
    expect(await evaluate('$replace("a1b22", /[0-9]+/, "#")', {})).toEqual({ ok: true, value: 'a#b#' });
    expect(await evaluate('$replace("John Smith", /(\\w+) (\\w+)/, "$2, $1")', {})).toEqual({
      ok: true,
      value: 'Smith, John',
    });
    expect(await evaluate('$split("a, b;c", /[,;] */)', {})).toEqual({ ok: true, value: ['a', 'b', 'c'] });
    expect(await evaluate('$match("ababbabbcc", /a(b+)/).groups', {})).toEqual({
      ok: true,
      value: ['b', 'bb', 'bb'],
    });
    expect(await evaluate('$contains("HELLO", /hello/i)', {})).toEqual({ ok: true, value: true });
  });

  it('pads like the language says', async () => {
    expect(await evaluate('$pad("7", -3, "0")', {})).toEqual({ ok: true, value: '007' });
    expect(await evaluate('$pad("7", 3)', {})).toEqual({ ok: true, value: '7  ' });
  });

  it('reaches no prototype', async () => {
    expect(await evaluate('order.constructor', order)).toEqual({ ok: true, value: undefined });
    expect(await evaluate('order.__proto__.polluted', order)).toEqual({ ok: true, value: undefined });
  });
});
