import type { JournalEntry } from '#contracts/models/journal-entry';
import { convertedAmount } from '#connectors/kit/erp/json-amount';
import type { TrytonAccount } from '../accounts/account-book';
import { amountOut } from '../amounts';

export interface JournalLinesInput {
  readonly entry: Pick<JournalEntry, 'currency' | 'lines' | 'description'>;
  readonly home: string;
  /** Set where the entry's currency is not the company's. */
  readonly foreign: {
    readonly currencyId: number;
    readonly rate: string;
    readonly difference: TrytonAccount;
  } | null;
  readonly accountOf: (number: string) => TrytonAccount;
  readonly party: number | null;
}

/** One line of a move, with both its movements beside the values Tryton gets. */
export interface MoveLine {
  readonly account: number;
  /** Debit less credit in the company's currency, smallest units. */
  readonly moved: number;
  /** The same in the entry's currency, where that is another. */
  readonly foreignMoved: number | null;
  readonly values: Readonly<Record<string, unknown>>;
}

const TEXT_LENGTH = 1000;

/**
 * The lines of a move. In another currency than the company's each line keeps its own amount beside the converted one; what converting
 * line by line leaves over becomes a line of its own, so that both sides are equal.
 */
export function journalLines(input: JournalLinesInput): MoveLine[] {
  const { entry, foreign, home } = input;
  const lines = entry.lines.map((line) => {
    const inHome = (amount: number): number =>
      foreign ? convertedAmount(amount, entry.currency, home, foreign.rate) : amount;
    const account = input.accountOf(line.account);
    const moved = inHome(line.debit) - inHome(line.credit);
    return moveLine(input, account, moved, foreign ? line.debit - line.credit : null, line.accountName);
  });
  const rest = lines.reduce((sum, { moved }) => sum + moved, 0);
  const roundedAway = foreign !== null && rest !== 0 && Math.abs(rest) <= lines.length;
  return roundedAway
    ? [...lines, moveLine(input, foreign.difference, -rest, null, 'Rounding of the conversion')]
    : lines;
}

function moveLine(
  { entry, home, foreign, party }: JournalLinesInput,
  account: TrytonAccount,
  moved: number,
  foreignMoved: number | null,
  text: string,
): MoveLine {
  return {
    account: account.id,
    moved,
    foreignMoved,
    values: {
      account: account.id,
      debit: amountOut(Math.max(moved, 0), home),
      credit: amountOut(Math.max(-moved, 0), home),
      description: `${entry.description} · ${text}`.replace(/\s+/g, ' ').slice(0, TEXT_LENGTH),
      ...(account.needsParty && { party }),
      ...(foreign &&
        foreignMoved !== null && {
          second_currency: foreign.currencyId,
          amount_second_currency: amountOut(foreignMoved, entry.currency),
        }),
    },
  };
}
