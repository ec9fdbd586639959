import type { MappingComparisonResult } from '#contracts/models/mapping-comparison';
import type { MoneyBody } from '../../../i18n/decimal-text';

type Words = Readonly<Record<'mapped' | 'written', (sum: string) => string>>;

/** `41.20 EUR less can be paid`, per currency; one sentence when no money changes. */
export function moneySentences(
  money: MappingComparisonResult['money'],
  words: { readonly more: Words; readonly less: Words; readonly sameMoney: string },
  format: (sum: MoneyBody) => string,
): string[] {
  const sentences = money.flatMap(({ currency, ...sums }) =>
    (['mapped', 'written'] as const).flatMap((what) => {
      const amount = sums[what];
      if (amount === 0) return [];
      return [(amount > 0 ? words.more : words.less)[what](format({ amount: Math.abs(amount), currency }))];
    }),
  );
  return sentences.length > 0 ? sentences : [words.sameMoney];
}
