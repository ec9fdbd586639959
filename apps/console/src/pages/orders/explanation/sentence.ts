import type { OrderReason } from '#contracts/models/order-explanation';
import type { MoneyBody } from '../../../i18n/decimal-text';
import { sentences } from './sentences';

/** The reason in words; what the service left empty is left out. */
export function sentenceOf(
  { code, parameters, money }: Pick<OrderReason, 'code' | 'parameters' | 'money'>,
  language: keyof typeof sentences,
  inWords: (money: MoneyBody) => string,
): string {
  const filling = money === null ? parameters : { ...parameters, money: inWords(money) };
  return sentences[language][code](filling);
}
