import type { JournalEntry } from '#contracts/models/journal-entry';
import { Failure } from '#platform/errors/failure';
import type { ErpAttempt, ErpDocument } from '#connectors/kit/erp-port';
import { orderKey } from '#connectors/kit/erp/order-key';
import type { AccountBook, ErpAccount } from '../accounts/account-book';
import { documentState } from '../client/document-state';
import type { FrappeClient, FrappeDoc } from '../client/frappe-client';
import type { KeyedDocuments } from '../client/keyed-documents';
import type { ErpNextSettings } from '../settings';
import { requireSameJournal } from './compare-journal';
import type { JournalRow } from './journal-rows';
import { journalRows } from './journal-rows';

const DOCTYPE = 'Journal Entry';
const DIFFERENCE_ACCOUNT = '7000';
const REMARK_LENGTH = 1000;

/** Journal entries in ERPNext: found by key, else made as a draft; drafts are submitted; what stands is compared. */
export class JournalPoster {
  constructor(
    private readonly client: FrappeClient,
    private readonly documents: KeyedDocuments,
    private readonly accounts: AccountBook,
    private readonly settings: ErpNextSettings,
  ) {}

  async find(key: string): Promise<ErpDocument | null> {
    const found = await this.documents.find(DOCTYPE, key);
    return found && { documentId: found.name, state: documentState(found.docstatus) };
  }

  async post(entry: JournalEntry, attempt?: ErpAttempt): Promise<ErpDocument> {
    const { rows, exact } = await this.rowsOf(entry);
    const { doc: draft } = await this.documents.findOrInsert(
      DOCTYPE,
      entry.key,
      async () => this.values(entry, rows, await this.accounts.homeCurrency()),
      attempt,
    );
    requireSameJournal(draft, { date: entry.date, rows }, exact);
    const posted = await this.documents.submitted(draft, DOCTYPE);
    return { documentId: posted.name, state: documentState(posted.docstatus) };
  }

  async reverse(key: string, reversalKey: string, date: string, reason: string): Promise<ErpDocument> {
    const original = await this.documents.find(DOCTYPE, key);
    if (original?.docstatus !== 1) {
      throw Failure.permanent('erp-entry-not-posted', `No posted Journal Entry has the key ${key}`);
    }
    const source = await this.client.get(DOCTYPE, original.name);
    const { doc: draft } = await this.documents.findOrInsert(DOCTYPE, reversalKey, async () => ({
      voucher_type: DOCTYPE,
      company: this.settings.company,
      posting_date: date,
      cheque_no: reversalKey,
      cheque_date: date,
      user_remark: reason.slice(0, REMARK_LENGTH),
      multi_currency: source['multi_currency'],
      reversal_of: source.name,
      accounts: swapped(source),
    }));
    const posted = await this.documents.submitted(draft, DOCTYPE);
    return { documentId: posted.name, state: documentState(posted.docstatus) };
  }

  private async rowsOf(entry: JournalEntry): Promise<{ rows: JournalRow[]; exact: ReadonlySet<string> }> {
    const home = await this.accounts.homeCurrency();
    const accounts = new Map<string, ErpAccount>();
    for (const { account } of entry.lines) accounts.set(account, await this.accounts.account(account));
    const foreign = entry.currency !== home;
    const difference = foreign ? await this.accounts.account(DIFFERENCE_ACCOUNT) : undefined;
    const rows = journalRows({
      entry,
      home,
      rate: foreign ? await this.rate(entry, home) : 1,
      accountOf: (number) => accounts.get(number)!,
      differenceAccount: () => difference!,
      party: await this.partyOf(entry, [...accounts.values()]),
      costCenter: this.settings.costCenter,
    });
    const exact = [...accounts.values()].filter((account) => !foreign || account.currency === entry.currency);
    return { rows, exact: new Set(exact.map(({ name }) => name)) };
  }

  private values(entry: JournalEntry, rows: JournalRow[], home: string): Record<string, unknown> {
    return {
      voucher_type: DOCTYPE,
      company: this.settings.company,
      posting_date: entry.date,
      cheque_no: entry.key.slice(0, 140),
      cheque_date: entry.date,
      user_remark: entry.description.slice(0, REMARK_LENGTH),
      multi_currency: entry.currency === home ? 0 : 1,
      accounts: rows,
    };
  }

  private async rate(entry: JournalEntry, home: string): Promise<number> {
    const rate = await this.client.exchangeRate(entry.currency, home, entry.date);
    if (rate > 0) return rate;
    throw Failure.mapping('erp-exchange-rate-missing', `The ERP knows no rate ${entry.currency} to ${home}`, {
      details: { field: 'exchange_rate', value: null, expected: `a rate for ${entry.date}` },
      suggestion: `Make a Currency Exchange ${entry.currency} to ${home} in ERPNext.`,
    });
  }

  /** Receivable accounts want a party: the customer of the order's Sales Order. */
  private async partyOf(entry: JournalEntry, accounts: readonly ErpAccount[]): Promise<string | null> {
    if (!accounts.some(({ needsParty }) => needsParty)) return null;
    const key = entry.orderId === null ? null : orderKey({ storeId: entry.storeId, orderId: entry.orderId });
    const order = key === null ? null : await this.documents.find('Sales Order', key);
    if (!order) {
      throw Failure.transient(
        'erp-party-missing',
        `Entry ${entry.key} needs a customer, but its order is not posted`,
      );
    }
    return String((await this.client.get('Sales Order', order.name))['customer']);
  }
}

function swapped(source: FrappeDoc): JournalRow[] {
  const rows = Array.isArray(source['accounts']) ? (source['accounts'] as JournalRow[]) : [];
  return rows.map((row) => ({
    account: row['account']!,
    debit_in_account_currency: row['credit_in_account_currency']!,
    credit_in_account_currency: row['debit_in_account_currency']!,
    exchange_rate: row['exchange_rate']!,
    ...(row['party'] && { party_type: row['party_type']!, party: row['party'] }),
    ...(row['cost_center'] && { cost_center: row['cost_center'] }),
  }));
}
