import type { MoneyBody } from '../../i18n/decimal-text';

export interface CancelWords {
  readonly would: (steps: string) => string;
  readonly endOpen: string;
  readonly release: (amount: string) => string;
  readonly giveBack: (amount: string) => string;
  readonly leave: (amount: string) => string;
}

export interface UpdateWords {
  readonly would: (steps: string) => string;
  readonly moveInShop: (from: string, to: string) => string;
  readonly count: (to: string, from: string) => string;
  readonly record: (status: string) => string;
  readonly note: string;
}

interface Standing {
  readonly orderStatus: string;
  readonly commerceStatus: string | null;
}
type Details = Readonly<Record<string, unknown>>;

/** What a cancellation would do to each payment that is meant. */
export function foretoldCancel(
  details: Details,
  words: CancelWords,
  format: (sum: MoneyBody) => string,
): string | undefined {
  const { released, captured, afterCancel, endsOpen } = details;
  if (!isSums(released) || !isSums(captured)) return undefined;
  const back = afterCancel === 'refund' ? words.giveBack : words.leave;
  const steps = [
    ...(endsOpen === true ? [words.endOpen] : []),
    ...released.map((sum) => words.release(format(sum))),
    ...captured.map((sum) => back(format(sum))),
  ];
  return words.would(steps.join(', '));
}

/** What would be written into the shop and into our own record of the order. */
export function foretoldUpdate(
  details: Details,
  words: UpdateWords,
  statusName: (status: string) => string,
): string | undefined {
  const { from, to, payment, note } = details;
  if (!isStanding(from) || !isStanding(to)) return undefined;
  const steps = [
    ...(to.commerceStatus === null ? [] : [words.moveInShop(from.commerceStatus ?? '', to.commerceStatus)]),
    ...(to.orderStatus === from.orderStatus
      ? []
      : [words.count(statusName(to.orderStatus), statusName(from.orderStatus))]),
    ...(typeof payment === 'string' ? [words.record(payment)] : []),
    ...(note === true ? [words.note] : []),
  ];
  return words.would(steps.join(', '));
}

const isSums = (value: unknown): value is readonly MoneyBody[] =>
  Array.isArray(value) &&
  value.every((sum) => typeof sum === 'object' && sum !== null && 'amount' in sum && 'currency' in sum);

const isStanding = (value: unknown): value is Standing =>
  typeof value === 'object' && value !== null && 'orderStatus' in value && 'commerceStatus' in value;
