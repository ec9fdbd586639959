import type { JournalEntry } from '#contracts/models/journal-entry';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { orderKey } from '#connectors/kit/erp/order-key';
import type { AccountBook, TrytonAccount } from '../accounts/account-book';
import type { Currencies } from '../accounts/currencies';
import type { Periods } from '../accounts/periods';
import type { TrytonClient } from '../client/tryton-client';
import { wireDate } from '../client/wire';
import { OnePerKey } from '#connectors/kit/erp/one-per-key';
import type { Sales } from '../orders/sales';
import type { TrytonSettings } from '../settings';
import { requireSameMove } from './compare-move';
import type { MoveLine } from './journal-lines';
import { journalLines } from './journal-lines';
import { documentOf, Moves } from './moves';
import { reversedLines } from './reversed-lines';

const DIFFERENCE_ACCOUNT = '7000';

/** Journal entries as moves: found by key, else made as a draft; drafts are posted; what stands is compared. */
export class JournalPoster {
  private readonly moves: Moves;
  private readonly onePerKey: OnePerKey<Awaited<ReturnType<Moves['find']>>[number]>;
  private journal: Promise<number> | undefined;

  constructor(
    private readonly client: TrytonClient,
    private readonly accounts: AccountBook,
    private readonly periods: Periods,
    private readonly currencies: Currencies,
    private readonly sales: Sales,
    private readonly settings: Pick<TrytonSettings, 'journal'>,
  ) {
    this.moves = new Moves(client);
    this.onePerKey = new OnePerKey(this.moves);
  }

  async find(key: string): Promise<ErpDocument | null> {
    const found = await this.moves.find(key);
    const shown = found.find(({ posted }) => posted) ?? found[0];
    return shown ? documentOf(shown) : null;
  }

  async post(entry: JournalEntry): Promise<ErpDocument> {
    const home = await this.accounts.homeCurrency();
    const lines = await this.linesOf(entry, home);
    const { key, date, currency } = entry;
    const move = await this.onePerKey.ensure(
      key,
      async () => this.moves.create(await this.values(key, date, lines)),
      async (standing) => requireSameMove(standing, { date, lines, home, currency }),
    );
    return documentOf(move);
  }

  /** A move of its own with both sides exchanged and the original as its origin; the original stays as it is. */
  async reverse(key: string, reversalKey: string, date: string, reason: string): Promise<ErpDocument> {
    const original = (await this.moves.find(key)).find(({ posted }) => posted);
    if (!original) {
      throw Failure.permanent('erp-entry-not-posted', `No posted move of Tryton has the key ${key}`);
    }
    const home = await this.accounts.homeCurrency();
    const lines = reversedLines(original, home, reason);
    const origin = `account.move,${original.row.id}`;
    const move = await this.onePerKey.ensure(
      reversalKey,
      async () => this.moves.create({ ...(await this.values(reversalKey, date, lines)), origin }),
      async (standing) => requireSameMove(standing, { date, lines, home, currency: home }),
    );
    return documentOf(move);
  }

  /** @throws Failure `erp-not-found` */
  journalId(): Promise<number> {
    this.journal ??= this.readJournal().catch((error: unknown) => {
      this.journal = undefined;
      throw error;
    });
    return this.journal;
  }

  private async values(
    key: string,
    date: string,
    lines: readonly MoveLine[],
  ): Promise<Record<string, unknown>> {
    return {
      company: await this.client.companyId(),
      journal: await this.journalId(),
      period: await this.periods.openAt(date),
      date: wireDate(date),
      description: key,
      lines: [['create', lines.map(({ values }) => values)]],
    };
  }

  private async linesOf(entry: JournalEntry, home: string): Promise<MoveLine[]> {
    const accounts = new Map<string, TrytonAccount>();
    for (const { account } of entry.lines) accounts.set(account, await this.accounts.account(account));
    const foreign =
      entry.currency === home
        ? null
        : {
            currencyId: await this.currencies.idOf(entry.currency),
            rate: await this.currencies.rate(entry.currency, home, entry.date),
            difference: await this.accounts.account(DIFFERENCE_ACCOUNT),
          };
    const needsParty = [...accounts.values()].some((account) => account.needsParty);
    const party = needsParty ? await this.partyOf(entry) : null;
    return journalLines({ entry, home, foreign, accountOf: (number) => accounts.get(number)!, party });
  }

  /** Receivable accounts want a party: the one of the order's sale. */
  private async partyOf(entry: JournalEntry): Promise<number> {
    const { storeId, orderId } = entry;
    const sale = orderId === null ? undefined : (await this.sales.find(orderKey({ storeId, orderId })))[0];
    if (sale) return sale.party;
    throw Failure.transient(
      'erp-party-missing',
      `Entry ${entry.key} needs a customer, but its order is not posted`,
    );
  }

  private async readJournal(): Promise<number> {
    const { journal } = this.settings;
    const found = await this.client.first('account.journal', [['code', '=', journal]]);
    if (found) return found.id;
    throw Failure.mapping('erp-not-found', `Tryton has no journal with the code "${journal}"`, {
      details: { field: 'settings.journal', value: journal, expected: "a journal's code" },
      suggestion: 'Make the journal in Tryton, or correct its code in the connection.',
    });
  }
}
