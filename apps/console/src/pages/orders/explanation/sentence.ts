import type { OrderReason } from '#contracts/models/order-explanation';
import type { MoneyBody } from '../../../i18n/decimal-text';
import { toldFailure } from '../../../i18n/failure-words';
import { formatDay } from '../../../i18n/format-text';
import { disputeStatusLooks, reasonWords } from '../money-words';
import { sentences } from './sentences';

/** The reason in words; what the service left empty is left out. */
export function sentenceOf(
  { code, parameters, money }: Pick<OrderReason, 'code' | 'parameters' | 'money'>,
  language: keyof typeof sentences,
  inWords: (money: MoneyBody) => string,
): string {
  const { day, why, status, code: cause } = parameters;
  const disputed = code === 'dispute-open';
  const filling = {
    ...parameters,
    ...(money !== null && { money: inWords(money) }),
    ...(why !== undefined && {
      why: disputed ? reasonWords(why, language) : toldFailure(language, why, cause),
    }),
    ...(disputed && status !== undefined && { status: disputeStatusWords(status, language) }),
    ...(day !== undefined && { day: formatDay(day, language) }),
  };
  return sentences[language][code](filling);
}

const disputeStatusWords = (status: string, language: keyof typeof sentences): string =>
  Object.entries(disputeStatusLooks).find(([known]) => known === status)?.[1].name[language] ?? status;
