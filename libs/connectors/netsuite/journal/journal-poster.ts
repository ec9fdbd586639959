import type { JournalEntry } from '#contracts/models/journal-entry';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { jsonAmount } from '#connectors/kit/erp/json-amount';
import { Turns } from '#connectors/kit/erp/turns';
import type { AccountBook } from '../accounts/account-book';
import { externalIdOf, memoOf } from '../client/external-id';
import type { NetSuiteClient, NetSuiteRecord, Row } from '../client/netsuite-client';
import { idOf } from '../client/netsuite-client';
import type { NetSuiteSettings } from '../settings';
import { linesOf, movedOf, requireSameEntry } from './compare-entry';
import type { WantedEntry, WantedLine } from './wanted-entry';

const TYPE = 'journalEntry';

/** Journal entries: found by external ID, else saved, which posts them; read back and compared; approved where that is asked for. */
export class JournalPoster {
  private readonly turns = new Turns();

  constructor(
    private readonly client: NetSuiteClient,
    private readonly accounts: AccountBook,
    private readonly settings: Pick<NetSuiteSettings, 'subsidiary'>,
  ) {}

  async find(key: string): Promise<ErpDocument | null> {
    const found = await this.client.findByKey(TYPE, externalIdOf(key));
    return found && documentOf(found);
  }

  async post(entry: JournalEntry): Promise<ErpDocument> {
    const lines: WantedLine[] = [];
    for (const { account, accountName, debit, credit } of entry.lines) {
      const id = await this.accounts.account(account);
      lines.push({ account: id, moved: debit - credit, memo: `${entry.description} · ${accountName}` });
    }
    const { key, date, currency, description } = entry;
    const currencyId = await this.accounts.currency(currency);
    return this.ensure({ key, date, currency, currencyId, memo: memoOf(key, description), lines });
  }

  /** An entry of its own with both sides exchanged: NetSuite's own reversal has a number but no key. */
  async reverse(key: string, reversalKey: string, date: string, reason: string): Promise<ErpDocument> {
    const original = await this.client.findByKey(TYPE, externalIdOf(key));
    if (!original || documentOf(original).state !== 'posted') {
      throw Failure.permanent('erp-entry-not-posted', `NetSuite has no posted entry of ${key}`);
    }
    const currencyId = idOf(original['currency']) ?? '';
    const currency = await this.accounts.codeOf(currencyId);
    const lines = linesOf(original).map((line) => ({
      account: idOf(line['account']) ?? '',
      moved: -movedOf(line, currency),
      memo: reason,
    }));
    return this.ensure({
      key: reversalKey,
      date,
      currency,
      currencyId,
      memo: memoOf(reversalKey, `${reason} (takes back ${original.id})`),
      lines,
    });
  }

  private ensure(wanted: WantedEntry): Promise<ErpDocument> {
    return this.turns.take(wanted.key, () => this.settle(wanted));
  }

  private async settle(wanted: WantedEntry): Promise<ErpDocument> {
    const externalId = externalIdOf(wanted.key);
    const known = await this.client.findByKey(TYPE, externalId);
    if (!known) await this.create(externalId, wanted);
    const standing = known ?? (await this.client.findByKey(TYPE, externalId));
    if (!standing) {
      throw Failure.transient(
        'erp-document-missing',
        `The entry of ${wanted.key} cannot be found after it was made`,
      );
    }
    requireSameEntry(standing, wanted);
    return documentOf(standing['approved'] === false ? await this.approved(standing) : standing);
  }

  /** Who comes second is refused: an external ID is given once. */
  private async create(externalId: string, wanted: WantedEntry): Promise<void> {
    try {
      await this.client.create(TYPE, this.values(externalId, wanted));
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-key-taken') throw error;
    }
  }

  /** Until it is approved, an entry is not in the ledger. */
  private async approved(record: NetSuiteRecord): Promise<NetSuiteRecord> {
    await this.client.change(TYPE, record.id, { approved: true });
    const now = await this.client.get(TYPE, record.id);
    if (now && now['approved'] !== false) return now;
    throw Failure.permanent(
      'erp-entry-unapproved',
      `Journal entry ${record.id} waits for approval in NetSuite`,
      {
        suggestion: 'Let the role of the bridge approve journal entries, or approve this one and replay.',
      },
    );
  }

  private values(externalId: string, { date, currency, currencyId, memo, lines }: WantedEntry): Row {
    const { subsidiary } = this.settings;
    return {
      externalId,
      ...(subsidiary !== null && { subsidiary: { id: subsidiary } }),
      tranDate: date,
      currency: { id: currencyId },
      memo,
      approved: true,
      line: {
        items: lines.map(({ account, moved, memo: text }) => ({
          account: { id: account },
          [moved < 0 ? 'credit' : 'debit']: jsonAmount(Math.abs(moved), currency),
          memo: text.slice(0, 999),
        })),
      },
    };
  }
}

/** Saved is posted, unless somebody has to approve it first. */
const documentOf = (record: NetSuiteRecord): ErpDocument => ({
  documentId: record.id,
  state: record['approved'] === false ? 'draft' : 'posted',
});
