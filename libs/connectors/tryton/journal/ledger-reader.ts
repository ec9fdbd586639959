import type { AccountBook } from '../accounts/account-book';
import { amountIn } from '../amounts';
import type { Row, TrytonClient } from '../client/tryton-client';
import { dayText, wireDate } from '../client/wire';

const PAGE = 500;

export interface LedgerMovement {
  readonly key: string;
  readonly date: string;
  readonly debit: number;
  readonly credit: number;
}

/** Posted movements of one account; `key` is the move's description, which is ours, or its number where there is none. */
export class LedgerReader {
  constructor(
    private readonly client: TrytonClient,
    private readonly accounts: AccountBook,
  ) {}

  async read(account: string, from: string, to: string): Promise<LedgerMovement[]> {
    const { id, currency } = await this.accounts.account(account);
    const home = await this.accounts.homeCurrency();
    const rows = await this.pages(id, from, to);
    return rows.map((row) => ({
      key: keyOf(row),
      date: dayText(row['date']),
      ...sides(row, home, currency),
    }));
  }

  private async pages(account: number, from: string, to: string): Promise<Row[]> {
    const all: Row[] = [];
    let after = 0;
    for (;;) {
      const page = await this.client.searchRead(
        'account.move.line',
        [
          ['id', '>', after],
          ['account', '=', account],
          ['move.date', '>=', wireDate(from)],
          ['move.date', '<=', wireDate(to)],
          ['move.state', '=', 'posted'],
        ],
        ['date', 'debit', 'credit', 'amount_second_currency', 'move.description', 'move.number'],
        { limit: PAGE, order: [['id', 'ASC']] },
      );
      all.push(...page);
      if (page.length < PAGE) return all;
      after = page.at(-1)!.id;
    }
  }
}

function keyOf(row: Row): string {
  const move = row['move.'] as { description?: string | null; number?: string } | undefined;
  return move?.description || (move?.number ?? String(row.id));
}

/** An account kept in another currency moves by what was paid in that, not by what it was worth. */
function sides(row: Row, home: string, currency: string | null): { debit: number; credit: number } {
  if (currency === null || currency === home) {
    return { debit: amountIn(row['debit'], home), credit: amountIn(row['credit'], home) };
  }
  const moved = amountIn(row['amount_second_currency'], currency);
  return { debit: Math.max(moved, 0), credit: Math.max(-moved, 0) };
}
