import type { JournalEntry } from '#contracts/models/journal-entry';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { amountOfJson } from '#connectors/kit/erp/json-amount';
import { OnePerKey } from '#connectors/kit/erp/one-per-key';
import { orderKey } from '#connectors/kit/erp/order-key';
import type { AccountBook, OdooAccount } from '../accounts/account-book';
import type { CompanyBook } from '../accounts/company-book';
import type { Currencies } from '../accounts/currencies';
import type { OdooClient, Values } from '../client/odoo-client';
import { idOf } from '../client/odoo-client';
import type { Sales } from '../orders/sales';
import type { OdooSettings } from '../settings';
import { requireSameMove } from './compare-move';
import { entryLines } from './entry-lines';
import type { Move } from './moves';
import { Moves } from './moves';
import type { WantedEntry } from './wanted-entry';

const DIFFERENCE_ACCOUNT = '7000';

/** Journal entries as moves: found by key, else made as a draft; drafts are posted; what stands is compared. */
export class JournalPoster {
  private readonly moves: Moves;
  private readonly onePerKey: OnePerKey<Move>;
  private journal: Promise<number> | undefined;

  constructor(
    private readonly client: OdooClient,
    private readonly accounts: AccountBook,
    companies: CompanyBook,
    private readonly currencies: Currencies,
    private readonly sales: Sales,
    private readonly settings: Pick<OdooSettings, 'journal' | 'companyId'>,
  ) {
    this.moves = new Moves(client, companies, settings.companyId);
    this.onePerKey = new OnePerKey(this.moves);
  }

  async find(key: string): Promise<ErpDocument | null> {
    const [shown] = await this.moves.find(key);
    return shown ? documentOf(shown) : null;
  }

  async post(entry: JournalEntry): Promise<ErpDocument> {
    return this.ensure(await this.wanted(entry));
  }

  /**
   * An entry of its own with both sides exchanged, linked as the wizard links it. The wizard itself takes two calls and gives the
   * entry a reference of its own, so that a lost answer would make a second one.
   */
  async reverse(key: string, reversalKey: string, date: string, reason: string): Promise<ErpDocument> {
    const [original] = await this.moves.find(key);
    if (original?.state !== 'posted') {
      throw Failure.permanent('erp-entry-not-posted', `No posted entry of Odoo has the key ${key}`);
    }
    const { currency: home } = await this.accounts.company();
    const lines = (await this.moves.lines(original.id)).map(
      ({ account, currency, currencyId, amount, row }) => ({
        accountId: account,
        currency,
        currencyId,
        amount: -amount,
        balance: -amountOfJson(row['balance'], home),
        text: reason,
        partnerId: idOf(row['partner_id']),
      }),
    );
    const currency = lines[0]?.currency ?? home;
    return this.ensure({ key: reversalKey, date, currency, lines }, { reversed_entry_id: original.id });
  }

  /** @throws Failure `erp-not-found` */
  journalId(): Promise<number> {
    this.journal ??= this.readJournal().catch((error: unknown) => {
      this.journal = undefined;
      throw error;
    });
    return this.journal;
  }

  private async ensure(wanted: WantedEntry, more: Values = {}): Promise<ErpDocument> {
    const check = (standing: Move): Promise<void> => requireSameMove(this.moves, standing, wanted);
    const move = await this.onePerKey.ensure(
      wanted.key,
      async () => this.moves.create(wanted, await this.accounts.company(), await this.journalId(), more),
      check,
    );
    // Posting may have moved the day, if a lock date was set in that very moment.
    if (move.date !== wanted.date) await check(move);
    return documentOf(move);
  }

  private async wanted(entry: JournalEntry): Promise<WantedEntry> {
    const company = await this.accounts.company();
    const accounts = new Map<string, OdooAccount>();
    for (const { account } of entry.lines) accounts.set(account, await this.accounts.account(account));
    const foreign =
      entry.currency === company.currency
        ? null
        : {
            ...(await this.currencies.at(entry.currency, entry.date)),
            difference: await this.accounts.account(DIFFERENCE_ACCOUNT),
          };
    const ofPartners = [...accounts.values()].some((account) => account.ofPartners);
    const partnerId = ofPartners ? await this.partnerOf(entry) : null;
    const lines = entryLines({
      entry,
      company,
      foreign,
      accountOf: (number) => accounts.get(number)!,
      partnerId,
    });
    return { key: entry.key, date: entry.date, currency: entry.currency, lines };
  }

  /** Whose receivable it is: the customer of the order. Odoo books without one as well. */
  private async partnerOf({ storeId, orderId }: JournalEntry): Promise<number | null> {
    if (orderId === null) return null;
    const [sale] = await this.sales.find(orderKey({ storeId, orderId }));
    return sale?.partnerId ?? null;
  }

  private async readJournal(): Promise<number> {
    const { journal, companyId } = this.settings;
    const found = await this.client.first(
      'account.journal',
      [
        ['code', '=', journal],
        ['company_id', '=', companyId],
      ],
      ['type'],
    );
    if (found?.['type'] === 'general') return found.id;
    throw Failure.mapping(
      'erp-not-found',
      found
        ? `Journal ${journal} of Odoo is not of type Miscellaneous`
        : `The company has no journal with the code ${journal} in Odoo`,
      {
        details: { field: 'settings.journal', value: journal, expected: 'a journal of type Miscellaneous' },
        suggestion: 'Make the journal in Odoo, or correct its code in the connection.',
      },
    );
  }
}

const documentOf = ({ id, state }: Move): ErpDocument => ({ documentId: String(id), state });
