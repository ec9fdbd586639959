import { amountOfJson } from '#connectors/kit/erp/json-amount';
import type { BusinessCentralClient, Row } from '../client/business-central-client';
import { literal } from '../client/odata';
import { keyInText } from '../documents/key-in-text';

const PATH = 'generalLedgerEntries';
const PAGE = 500;

/** One entry of the general ledger. */
export interface LedgerEntry {
  readonly number: number;
  readonly documentNumber: string;
  /** Ours, where the text still tells it. */
  readonly key: string | null;
  readonly date: string;
  readonly account: string;
  /** Smallest units of the company's currency. */
  readonly debit: number;
  readonly credit: number;
}

/** The general ledger: the only place that tells what has been posted, since posting answers nothing. */
export class Ledger {
  constructor(private readonly client: BusinessCentralClient) {}

  ofDocument(documentNumber: string, home: string): Promise<LedgerEntry[]> {
    return this.pages(`documentNumber eq ${literal(documentNumber)}`, home);
  }

  ofAccount(account: string, from: string, to: string, home: string): Promise<LedgerEntry[]> {
    return this.pages(
      `accountNumber eq ${literal(account)} and postingDate ge ${from} and postingDate le ${to}`,
      home,
    );
  }

  private async pages(filter: string, home: string): Promise<LedgerEntry[]> {
    const all: LedgerEntry[] = [];
    for (;;) {
      const after = all.at(-1)?.number ?? 0;
      const page = await this.client.list(PATH, {
        filter: `${filter} and entryNumber gt ${after}`,
        orderBy: 'entryNumber',
        top: PAGE,
      });
      all.push(...page.map((row) => entryOf(row, home)));
      if (page.length < PAGE) return all;
    }
  }
}

function entryOf(row: Row, home: string): LedgerEntry {
  return {
    number: Number(row['entryNumber']),
    documentNumber: String(row['documentNumber']),
    key: keyInText(row['description'], row['documentNumber']),
    date: String(row['postingDate']),
    account: String(row['accountNumber']),
    debit: amountOfJson(row['debitAmount'], home),
    credit: amountOfJson(row['creditAmount'], home),
  };
}
