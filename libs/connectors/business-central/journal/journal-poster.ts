import type { JournalEntry } from '#contracts/models/journal-entry';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { Turns } from '#connectors/kit/erp/turns';
import type { AccountBook } from '../accounts/account-book';
import type { BusinessCentralClient } from '../client/business-central-client';
import type { Batches, HeldBatch } from '../documents/batches';
import { documentNumberOf } from '../documents/document-number';
import { isTakenBack, requireSameEntry } from './compare-entry';
import { DraftLines } from './draft-lines';
import type { Ledger, LedgerEntry } from './ledger';
import type { WantedEntry } from './wanted-entry';

const ROUNDS = 4;

/** Journal entries: looked for in the ledger, else laid into a batch of their own and posted, then read back and compared. */
export class JournalPoster {
  private readonly turns = new Turns();
  private readonly drafts: DraftLines;

  constructor(
    private readonly client: BusinessCentralClient,
    private readonly accounts: AccountBook,
    private readonly batches: Batches,
    private readonly ledger: Ledger,
  ) {
    this.drafts = new DraftLines(client);
  }

  async find(key: string): Promise<ErpDocument | null> {
    const entries = await this.standing(key);
    const documentId = documentNumberOf(key);
    if (entries.length > 0) return { documentId, state: isTakenBack(entries) ? 'canceled' : 'posted' };
    return (await this.batches.findOwn(key)) && { documentId, state: 'draft' };
  }

  async post(entry: JournalEntry): Promise<ErpDocument> {
    const lines: Array<WantedEntry['lines'][number]> = [];
    await this.accounts.requireHomeCurrency(entry.currency);
    for (const { account, debit, credit, accountName } of entry.lines) {
      const number = await this.accounts.account(account);
      lines.push({ account: number, moved: debit - credit, text: `${entry.description} · ${accountName}` });
    }
    return this.ensure({ key: entry.key, date: entry.date, lines });
  }

  /** An entry of its own with both sides exchanged; the original stays as it is. */
  async reverse(key: string, reversalKey: string, date: string, reason: string): Promise<ErpDocument> {
    const original = await this.standing(key);
    if (original.length === 0 || isTakenBack(original)) {
      throw Failure.permanent('erp-entry-not-posted', `Business Central has no posted entry of ${key}`);
    }
    const lines = original.map(({ account, debit, credit }) => ({
      account,
      moved: credit - debit,
      text: reason,
    }));
    return this.ensure({ key: reversalKey, date, lines });
  }

  private ensure(wanted: WantedEntry): Promise<ErpDocument> {
    return this.turns.take(wanted.key, () => this.settle(wanted));
  }

  private async settle(wanted: WantedEntry): Promise<ErpDocument> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const standing = await this.standing(wanted.key);
      if (standing.length > 0) {
        requireSameEntry(standing, wanted);
        await this.batches.clear(wanted.key);
        return { documentId: documentNumberOf(wanted.key), state: 'posted' };
      }
      const batch = await this.batches.hold(wanted.key);
      await this.attempt(batch, wanted);
    }
    throw Failure.conflict('erp-document-changed', `Others keep changing the entry of ${wanted.key}`);
  }

  /**
   * The ledger is looked at once more after the lines are there and the batch is known to be ours still: whoever posted them before
   * would show by now. Whoever posts afterwards takes the same lines out of the batch, which they leave once only.
   */
  private async attempt(batch: HeldBatch, wanted: WantedEntry): Promise<void> {
    try {
      await this.drafts.fill(batch.entity, wanted, await this.accounts.homeCurrency());
      const { entity } = await this.batches.renew(batch);
      if ((await this.standing(wanted.key)).length > 0) return;
      await this.client.run(`journals(${entity.id})`, 'post');
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (raced(error)) return;
      // Refused for good: nothing stays behind that a later try, with another day perhaps, would stumble over.
      if (error.failureClass === 'permanent' || error.failureClass === 'mapping') {
        await this.batches.remove(batch.entity);
      }
      throw error;
    }
  }

  private async standing(key: string): Promise<LedgerEntry[]> {
    return this.ledger.ofDocument(documentNumberOf(key), await this.accounts.homeCurrency());
  }
}

/** Somebody else was there first, or has cleared the batch away: the state is looked at anew. */
const raced = ({ failureClass, code }: Failure): boolean =>
  failureClass === 'conflict' || code === 'erp-not-found';
