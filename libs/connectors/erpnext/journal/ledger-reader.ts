import type { AccountBook } from '../accounts/account-book';
import { amountIn } from '../amounts';
import type { FrappeClient } from '../client/frappe-client';

const PAGE = 500;
const CHUNK = 50;

export interface LedgerMovement {
  readonly key: string;
  readonly date: string;
  readonly debit: number;
  readonly credit: number;
}

/** Movements of one account as the ERP's general ledger has them; `key` is ours, or the voucher's name for foreign ones. */
export class LedgerReader {
  constructor(
    private readonly client: FrappeClient,
    private readonly accounts: AccountBook,
    private readonly keyField: string,
  ) {}

  async read(account: string, from: string, to: string): Promise<LedgerMovement[]> {
    const { name, currency } = await this.accounts.account(account);
    const rows = await this.pages(name, from, to);
    const keys = await this.keysOf([...new Set(rows.map((row) => String(row['voucher_no'])))]);
    return rows.map((row) => ({
      key: keys.get(String(row['voucher_no'])) ?? String(row['voucher_no']),
      date: String(row['posting_date']),
      debit: amountIn(row['debit_in_account_currency'], currency),
      credit: amountIn(row['credit_in_account_currency'], currency),
    }));
  }

  private async pages(
    account: string,
    from: string,
    to: string,
  ): Promise<Array<Readonly<Record<string, unknown>>>> {
    const all: Array<Readonly<Record<string, unknown>>> = [];
    for (;;) {
      const page = await this.client.list('GL Entry', {
        filters: [
          ['account', '=', account],
          ['posting_date', '>=', from],
          ['posting_date', '<=', to],
          ['is_cancelled', '=', 0],
        ],
        fields: ['voucher_no', 'posting_date', 'debit_in_account_currency', 'credit_in_account_currency'],
        orderBy: 'creation asc',
        limit: PAGE,
        start: all.length,
      });
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }

  private async keysOf(vouchers: readonly string[]): Promise<Map<string, string>> {
    const keys = new Map<string, string>();
    for (let start = 0; start < vouchers.length; start += CHUNK) {
      const rows = await this.client.list('Journal Entry', {
        filters: [['name', 'in', vouchers.slice(start, start + CHUNK)]],
        fields: ['name', this.keyField],
      });
      for (const row of rows) {
        const key = row[this.keyField];
        if (typeof key === 'string' && key !== '') keys.set(String(row['name']), key);
      }
    }
    return keys;
  }
}
