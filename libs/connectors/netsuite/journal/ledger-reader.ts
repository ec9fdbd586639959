import { amountOfJson } from '#connectors/kit/erp/json-amount';
import type { AccountBook } from '../accounts/account-book';
import { keyInMemo } from '../client/external-id';
import type { NetSuiteClient } from '../client/netsuite-client';
import { day } from '../client/suiteql';
import type { NetSuiteSettings } from '../settings';

export interface LedgerMovement {
  readonly key: string;
  readonly date: string;
  readonly debit: number;
  readonly credit: number;
}

/** As many rows as one query tells. */
const PAGE = 1000;

/** Movements of one account in the primary book, in the subsidiary's currency; entries that wait for approval are in none. */
export class LedgerReader {
  constructor(
    private readonly client: NetSuiteClient,
    private readonly accounts: AccountBook,
    private readonly settings: Pick<NetSuiteSettings, 'subsidiary'>,
  ) {}

  async read(number: string, from: string, to: string): Promise<LedgerMovement[]> {
    const account = await this.accounts.account(number);
    const home = await this.accounts.homeCurrency();
    const movements: LedgerMovement[] = [];
    for (let after = { transaction: '0', line: '0' }; ;) {
      const rows = await this.client.query(this.page(account, from, to, after));
      for (const row of rows) {
        movements.push({
          key: keyInMemo(row['memo'], row['externalid']) ?? row['tranid'] ?? `transaction ${row['id']}`,
          date: String(row['day']),
          debit: amountOfJson(row['debit'], home),
          credit: amountOfJson(row['credit'], home),
        });
      }
      if (rows.length < PAGE) return movements;
      after = { transaction: String(rows.at(-1)!['id']), line: String(rows.at(-1)!['line']) };
    }
  }

  /** By transaction and line, so that what is booked meanwhile moves no page. */
  private page(
    account: string,
    from: string,
    to: string,
    after: { readonly transaction: string; readonly line: string },
  ): string {
    const { subsidiary } = this.settings;
    return [
      `SELECT t.id, t.externalid, t.memo, t.tranid, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day, l.transactionline AS line, l.debit, l.credit`,
      `FROM transactionaccountingline l JOIN transaction t ON t.id = l.transaction`,
      ...(subsidiary === null
        ? []
        : [`JOIN transactionline s ON s.transaction = l.transaction AND s.id = l.transactionline`]),
      `WHERE l.account = ${account} AND l.posting = 'T' AND l.accountingbook = 1`,
      ...(subsidiary === null ? [] : [`AND s.subsidiary = ${subsidiary}`]),
      `AND t.trandate >= ${day(from)} AND t.trandate <= ${day(to)}`,
      `AND (t.id > ${after.transaction} OR (t.id = ${after.transaction} AND l.transactionline > ${after.line}))`,
      `ORDER BY t.id, l.transactionline`,
    ].join(' ');
  }
}
