import type { CounterfactualResult } from '#contracts/models/counterfactual';
import type { MoneyBody } from '../../../i18n/decimal-text';

interface Words {
  readonly more: { readonly captured: (sum: string) => string; readonly refunded: (sum: string) => string };
  readonly less: { readonly captured: (sum: string) => string; readonly refunded: (sum: string) => string };
  readonly sameMoney: string;
}

/** `41.20 EUR more captured`, per currency; one sentence when no money would have moved otherwise. */
export function moneySentences(
  money: CounterfactualResult['money'],
  words: Words,
  format: (sum: MoneyBody) => string,
): string[] {
  const sentences = money.flatMap(({ currency, ...sums }) =>
    (['captured', 'refunded'] as const).flatMap((what) => {
      const amount = sums[what];
      if (amount === 0) return [];
      return [(amount > 0 ? words.more : words.less)[what](format({ amount: Math.abs(amount), currency }))];
    }),
  );
  return sentences.length > 0 ? sentences : [words.sameMoney];
}
