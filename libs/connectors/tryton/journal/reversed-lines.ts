import { amountIn, amountOut } from '../amounts';
import type { MoveLine } from './journal-lines';
import type { Move } from './moves';
import { decimal, decimalText } from '../client/wire';

/** Every line of a move with debit and credit exchanged. */
export function reversedLines(original: Move, home: string, reason: string): MoveLine[] {
  return original.lines.map((line) => {
    const moved = amountIn(line['credit'], home) - amountIn(line['debit'], home);
    return {
      account: Number(line['account']),
      moved,
      foreignMoved: null,
      values: {
        account: line['account'],
        debit: amountOut(Math.max(moved, 0), home),
        credit: amountOut(Math.max(-moved, 0), home),
        description: reason.replace(/\s+/g, ' ').slice(0, 1000),
        ...(line['party'] !== null && { party: line['party'] }),
        ...(line['second_currency'] !== null && {
          second_currency: line['second_currency'],
          amount_second_currency: decimal(negated(decimalText(line['amount_second_currency']))),
        }),
      },
    };
  });
}

const negated = (text: string): string => (text.startsWith('-') ? text.slice(1) : `-${text}`);
