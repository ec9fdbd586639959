import { createHash } from 'node:crypto';
import type { LineRead } from './read/statement-read';

export interface KeyedLine extends LineRead {
  /** The same for the same line, whatever file it comes in. */
  readonly key: string;
  /** Letters and digits only, upper case: references are looked for in it. */
  readonly search: string;
}

/** Upper-case letters and digits: banks put blanks into references, and take dashes out. */
export const searchable = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{Nd}]/gu, '');

/**
 * The bank's own number of a line does not always tell lines apart, and CSV files often have none: the key is made of what the line says,
 * and of how many alike came before it on that day.
 */
export function keyed(lines: readonly LineRead[]): KeyedLine[] {
  const alike = new Map<string, number>();
  return lines.map((line) => {
    const { bookingDate, amount, reference, text, counterparty } = line;
    const content = [bookingDate, amount, reference ?? [counterparty, text]];
    const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 40);
    const before = alike.get(digest) ?? 0;
    alike.set(digest, before + 1);
    return {
      ...line,
      key: `${digest}:${before}`,
      search: searchable([reference, counterparty, text].filter((one) => one !== null).join('\n')),
    };
  });
}
