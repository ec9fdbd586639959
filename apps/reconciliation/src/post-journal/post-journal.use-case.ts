import { Inject, Injectable } from '@nestjs/common';
import { JournalEntryPosted } from '#contracts/events/books';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { JournalRepository } from '../database/journal.repository';
import { ErpCalls } from '../erp/erp-calls';
import { PostToErp } from './post-to-erp';
import { StandingDocument, type Standing } from './standing-document';

/** Gives the ERP an entry of our books: one document, however often it is asked to. */
@Injectable()
export class PostJournalEntry {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly journal: JournalRepository,
    private readonly calls: ErpCalls,
    private readonly erp: PostToErp,
    private readonly standing: StandingDocument,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    { storeId, entryId }: { storeId: string; entryId: string },
    message: MessageContext,
  ): Promise<void> {
    const { erp: connectionId } = this.configuration.store(storeId);
    const entry = await this.journal.find(this.database, storeId, entryId);
    if (!entry)
      throw Failure.permanent('entry-unknown', `There is no entry ${entryId} in the books of ${storeId}`);
    if (connectionId === null || entry.state === 'posted') return;
    let standing: Standing | null = null;
    await this.calls.run(message, {
      operation: {
        key: `journal:${entryId}`,
        kind: 'journal',
        storeId,
        orderId: entry.orderId,
        entryId,
        connectionId,
      },
      call: async (erp, attempt) => {
        standing = await this.standing.find(erp, entry);
        return (
          standing?.document ??
          (await this.standing.posting(entry, this.erp.post(erp, entry, `journal:${entryId}`, attempt)))
        );
      },
      documentId: ({ documentId }) => documentId,
      settle: async (tx, { documentId }, first) => {
        if (standing) await this.standing.settle(tx, message, { ...standing, entry, connectionId });
        if (!first) return;
        const at = this.clock.now().toISOString();
        const posted: JournalEntry = {
          ...entry,
          state: 'posted',
          erp: { connectionId, documentId, postedAt: at },
        };
        await message.publish(tx, JournalEntryPosted, { storeId, orderId: entry.orderId, entry: posted, at });
      },
    });
  }
}
