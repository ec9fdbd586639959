import { evaluate } from './expression';

/** `$f` doubles something so and so many times. */
const doubling = (step: string, times: number, then: string, start = '"xxxxxxxxxxxxxxxx"'): string =>
  `($f := function($s, $n) { $n = 0 ? $s : $f(${step}, $n - 1) }; ${then.replace('%', `$f(${start}, ${times})`)})`;

describe('what grows by doubling', () => {
  it.each([
    ['a text, counted by character', doubling('$s & $s', 24, '$length(%)')],
    ['a text in capitals', doubling('$s & $s', 24, '$uppercase(%)')],
    [
      'a text by names alone',
      `(${Array.from({ length: 30 }, () => '$a := $a & $a & "xxxxxxxx"').join(';')}; $length($a))`,
    ],
    ['an object that shares its parts', doubling('{"a": $s, "b": $s}', 40, '$string(%)', '{}')],
    ['a list', doubling('$append($s, $s)', 40, '$count(%)', '[1, 2]')],
  ])('is stopped: %s', async (_what, source) => {
    expect(await evaluate(source, {})).toMatchObject({ ok: false, error: { code: 'expression-limit' } });
  });

  it('does not mind functions, names and shared values of ordinary size', async () => {
    const source =
      '($add := function($a, $b) { $a + $b }; $lines := lines; {"sum": $reduce($lines.price, $add), "text": $join($lines.name, ", ")})';
    const lines = Array.from({ length: 100 }, (_, n) => ({ name: `line ${n}`, price: n }));
    expect(await evaluate(source, { lines })).toMatchObject({ ok: true, value: { sum: 4950 } });
  });
});
