import { compileExpression, evaluate } from './expression';

const LIMIT = { ok: false, error: { code: 'expression-limit' } };
const big = 'x'.repeat(900_000);
const letters = `1-${'a'.repeat(50)}1`;

describe('work that a function does in one go', () => {
  it.each([
    ['a time whose parts share their letters', `$toMillis(text, "[Y]-${'[FNn][MNn]'.repeat(5)}")`, letters],
    ['a time of many characters', '$toMillis(text, "[Y]-[M]-[D]")', big],
    ['a time with numbers in words', '$toMillis(text, "[Yw]-[Mw]-[Dw]")', letters],
    ['a picture of many characters', '$formatNumber(1, text)', '#,'.repeat(1_000)],
    ['texts with a long one between', '$length($join([1..550].$string($), text))', big],
    [
      'different values',
      '$count($distinct($split(text, ",")))',
      Array.from({ length: 90_000 }, (_, n) => n).join(),
    ],
    [
      'indented text',
      '$length($string(text, true))',
      JSON.parse(`${'['.repeat(100)}${Array(30_000).fill(1).join()}${']'.repeat(100)}`),
    ],
    ['a text that is joined with itself', `$length(${Array(180).fill('text').join(' & ')})`, big],
    ['a text with each of its letters replaced', '$length($replace(text, "x", text))', 'x'.repeat(20_000)],
    [
      'a text that is searched to its end from each letter',
      '$replace(text, /x.*y|x/, "z")',
      big.slice(0, 100_000),
    ],
    ['a pattern of many states', '$contains(text, /(x{1,10}y?){1,50}z/)', big.slice(0, 100_000)],
  ])('is bounded: %s', async (_what, source, text) => {
    expect(await evaluate(source, { text })).toMatchObject(LIMIT);
  });

  it('is told by what passed its bounds', async () => {
    expect(await evaluate('$join([text, text])', { text: big })).toMatchObject({
      error: { message: '$join is limited to 1000000 characters' },
    });
  });

  it('does what the language says within its bounds', async () => {
    const source = `{
      "day": $toMillis("24.12.2026", "[D01].[M01].[Y0001]"),
      "compact": $toMillis("20261224T180000", "[Y0001][M01][D01]T[H01][m01][s01]"),
      "iso": $toMillis("2026-12-24T18:00:00Z"),
      "text": $fromMillis(0, "[Y0001]-[M01]-[D01]"),
      "number": $formatNumber(1234.5, "#,##0.00"),
      "whole": $formatInteger(7, "000"),
      "read": $parseInteger("007", "000"),
      "joined": $join(["a", "b"], "-"),
      "plain": $join(["a", "b"]),
      "different": $distinct([1, 2, 1, {"a": 1}, {"a": 1}]),
      "string": $string({"a": [1]}),
      "indented": $string({"a": 1}, true),
      "mapped": $map([1, 2], $string)
    }`;
    expect(await evaluate(source, {})).toEqual({
      ok: true,
      value: {
        day: Date.UTC(2026, 11, 24),
        compact: Date.UTC(2026, 11, 24, 18),
        iso: Date.UTC(2026, 11, 24, 18),
        text: '1970-01-01',
        number: '1,234.50',
        whole: '007',
        read: 7,
        joined: 'a-b',
        plain: 'ab',
        different: [1, 2, { a: 1 }],
        string: '{"a":[1]}',
        indented: '{\n  "a": 1\n}',
        mapped: ['1', '2'],
      },
    });
  });

  it.each(['$toMillis("10:30", "[H]:[m]")', '$toMillis("24.12.", "[D].[M].")'])(
    'does not take from the clock what %s leaves out',
    async (source) => expect(await evaluate(source, {})).toMatchObject(LIMIT),
  );

  it.each(['function($n)<n+n+n+:n>{ $n }(1, 2, 3)', '$shuffle([1, 2])'])(
    'is refused when it is compiled: %s',
    (source) => {
      expect(compileExpression(source)).toMatchObject({ ok: false, error: { code: 'expression-forbidden' } });
    },
  );
});
