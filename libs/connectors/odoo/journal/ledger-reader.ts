import { amountOfJson } from '#connectors/kit/erp/json-amount';
import type { AccountBook } from '../accounts/account-book';
import type { OdooClient, Row } from '../client/odoo-client';
import { textOf } from '../client/odoo-client';

const PAGE = 500;

export interface LedgerMovement {
  readonly key: string;
  readonly date: string;
  readonly debit: number;
  readonly credit: number;
}

/** Posted movements of one account; `key` is the entry's reference, or its name for entries without one. */
export class LedgerReader {
  constructor(
    private readonly client: OdooClient,
    private readonly accounts: AccountBook,
  ) {}

  async read(number: string, from: string, to: string): Promise<LedgerMovement[]> {
    const company = await this.accounts.company();
    const { id, currency } = await this.accounts.account(number);
    const own = currency === company.currency ? 'balance' : 'amount_currency';
    const movements: LedgerMovement[] = [];
    for (let after = 0; ;) {
      const rows = await this.client.search(
        'account.move.line',
        [
          ['id', '>', after],
          ['company_id', '=', company.id],
          ['account_id', '=', id],
          ['parent_state', '=', 'posted'],
          ['date', '>=', from],
          ['date', '<=', to],
        ],
        ['move_id', 'ref', 'date', own],
        { limit: PAGE },
      );
      movements.push(...rows.map((row) => movementOf(row, amountOfJson(row[own], currency))));
      if (rows.length < PAGE) return movements;
      after = rows.at(-1)!.id;
    }
  }
}

function movementOf(row: Row, moved: number): LedgerMovement {
  return {
    key: textOf(row['ref']) ?? String((row['move_id'] as readonly unknown[])[1]),
    date: String(row['date']),
    debit: Math.max(moved, 0),
    credit: Math.max(-moved, 0),
  };
}
