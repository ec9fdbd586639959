import { Injectable } from '@nestjs/common';
import type { ErpDrafts } from '#connectors/kit/erp-drafts';
import { PostJournal, PostOrder, ReleaseInventory, ReserveInventory } from '#contracts/commands/erp';
import type { BodyOf } from '#contracts/message';
import type { ErpDraft } from '#contracts/models/erp-draft';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order } from '#contracts/models/order';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { ErpOperationRepository } from '../database/erp-operation.repository';
import { JournalRepository } from '../database/journal.repository';
import { EnsureErpOrder } from '../post-order/ensure-erp-order';

interface Target {
  readonly connectionId: string;
  readonly drafts: ErpDrafts;
}

/** What commands for the ERP would make there, whatever stands there already. Reads our own tables only. */
@Injectable()
export class ErpDocuments {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly journal: JournalRepository,
    private readonly operations: ErpOperationRepository,
    private readonly orders: EnsureErpOrder,
  ) {}

  /** Undefined for a store without an ERP. */
  async target(storeId: string): Promise<Target | undefined> {
    const { erp: connectionId } = this.configuration.store(storeId);
    if (connectionId === null) return undefined;
    return { connectionId, drafts: await this.connectors.erpDrafts(connectionId) };
  }

  /** On the day on which the ERP would be given it. @throws Failure permanent `entry-unknown` */
  async entry({ storeId, entryId }: BodyOf<typeof PostJournal>): Promise<JournalEntry> {
    const entry = await this.journal.find(this.database, storeId, entryId);
    if (!entry)
      throw Failure.permanent('entry-unknown', `There is no entry ${entryId} in the books of ${storeId}`);
    const moved = await this.operations.postingDate(this.database, `journal:${entryId}`);
    return moved === null ? entry : { ...entry, date: moved };
  }

  /** @throws Failure transient `order-unknown-yet` */
  order({ order, storeId, orderId }: BodyOf<typeof PostOrder>): Promise<Order> {
    return order ? Promise.resolve(order) : this.orders.order({ storeId, orderId });
  }

  /** @throws Failure as the command itself would, `command-unknown` for another command */
  async of({ drafts }: Target, command: string, body: unknown): Promise<ErpDraft[]> {
    switch (command) {
      case PostJournal.name:
        return [drafts.journal(await this.entry(PostJournal.schema.parse(body)))];
      case PostOrder.name: {
        const order = await this.order(PostOrder.schema.parse(body));
        return [drafts.customer(order), drafts.order(order)];
      }
      case ReserveInventory.name:
        return [stockOf(drafts, 'reservation', await this.orders.order(ReserveInventory.schema.parse(body)))];
      case ReleaseInventory.name:
        return [stockOf(drafts, 'release', await this.orders.order(ReleaseInventory.schema.parse(body)))];
      default:
        throw Failure.permanent('command-unknown', `${command} gives the ERP nothing`);
    }
  }
}

/** @throws Failure permanent `not-supported` where the ERP cannot hold stock over its API */
export function stockOf(drafts: ErpDrafts, kind: 'reservation' | 'release', order: Order): ErpDraft {
  const draft = drafts.stock(kind, order);
  if (draft) return draft;
  throw Failure.permanent('not-supported', 'This ERP offers no reservations over its API');
}
