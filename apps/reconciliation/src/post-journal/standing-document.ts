import { Inject, Injectable } from '@nestjs/common';
import { JournalEntryPosted } from '#contracts/events/books';
import type { ErpDocument, ErpPort } from '#connectors/kit/erp-port';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { ErpOperationRepository } from '../database/erp-operation.repository';
import { JournalRepository } from '../database/journal.repository';
import { isUnidentified, rootKeyOf } from '../domain/rebooked-key';

export interface Standing {
  readonly document: ErpDocument;
  /** The parked entry, its reversal and what was booked instead: together they are the document. */
  readonly entries: readonly JournalEntry[];
}

/**
 * After a restore the ERP may have the right entry of a movement that was parked here as unidentified. Once that is taken back and
 * booked as its order's, the three of them sum to what the ERP has had all along: it is accepted, and nothing is posted again.
 */
@Injectable()
export class StandingDocument {
  constructor(
    private readonly database: Database,
    private readonly journal: JournalRepository,
    private readonly operations: ErpOperationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Null when the entry is posted as any other.
   * @throws Failure conflict `erp-entry-differs` when the ERP has something else under the movement's key
   */
  async find(erp: ErpPort, entry: JournalEntry): Promise<Standing | null> {
    const rootKey = rootKeyOf(entry);
    if (rootKey === null) return null;
    const [root, reversal, replacement] = await Promise.all(
      [rootKey, `${rootKey}:reversal`, `${rootKey}:2`].map((key) =>
        this.journal.findByKey(this.database, entry.storeId, key),
      ),
    );
    if (!root || !reversal || !replacement) return null;
    if (!isUnidentified(root)) return null;
    // Read after the parked one: whoever accepted the document noted all three together.
    if (root.state === 'posted') return this.noted(entry);
    if ((await erp.findJournal(rootKey)) === null) return null;
    const date = root.originalDate ?? root.date;
    try {
      const document = await erp.postJournal({ ...replacement, key: rootKey, date });
      return { document, entries: [root, reversal, replacement] };
    } catch (error) {
      // Perhaps the parked entry got there after all: then it is posted as any other, and the others wait for it.
      if (isDifference(error) && entry.entryId === root.entryId) return null;
      throw isDifference(error) ? asConflict(error) : error;
    }
  }

  /** Null unless the entry was noted as posted by now. */
  async noted({ storeId, entryId }: JournalEntry): Promise<Standing | null> {
    const now = await this.journal.find(this.database, storeId, entryId);
    return now?.erp ? { document: { documentId: now.erp.documentId, state: 'posted' }, entries: [] } : null;
  }

  /** What differs of a parked entry is tried again for hours: its order, which explains the difference, may be on its way. */
  async posting(entry: JournalEntry, posting: Promise<ErpDocument>): Promise<ErpDocument> {
    try {
      return await posting;
    } catch (error) {
      throw isUnidentified(entry) && isDifference(error) ? asConflict(error) : error;
    }
  }

  /** Notes the others of the three as posted with the document; whoever posts them later finds that done. */
  async settle(
    tx: Tx,
    message: MessageContext,
    about: Standing & { entry: JournalEntry; connectionId: string },
  ) {
    const { document, entries, entry: own, connectionId } = about;
    const now = this.clock.now();
    for (const entry of entries) {
      if (entry.entryId === own.entryId) continue;
      const { storeId, orderId, entryId } = entry;
      const key = `journal:${entryId}`;
      await this.operations.begin(tx, { key, kind: 'journal', storeId, orderId, entryId, connectionId }, now);
      if (!(await this.operations.finish(tx, key, document.documentId, now))) continue;
      const at = now.toISOString();
      const erp = { connectionId, documentId: document.documentId, postedAt: at };
      await message.publish(tx, JournalEntryPosted, {
        storeId,
        orderId,
        entry: { ...entry, state: 'posted', erp },
        at,
      });
    }
  }
}

const isDifference = (error: unknown): error is Failure =>
  error instanceof Failure && error.code === 'erp-entry-differs';

const asConflict = ({ code, message, details }: Failure): Failure =>
  Failure.conflict(code, message, {
    details,
    suggestion:
      'The money is unidentified here, and the ERP knows whose it is: bring its order back (replay its event, or link the movement to the order), then replay.',
  });
