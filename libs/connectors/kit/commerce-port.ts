import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import type { OrderStatus } from '#contracts/models/statuses';

/** One row of the system's own history of an order's status; ids rise. */
export interface CommerceStatusMove {
  readonly id: number;
  readonly from: string | null;
  readonly to: string;
}

/** What the commerce system says about an order besides the order itself. */
export interface CommerceOrder {
  readonly order: Order;
  /** Changes whenever the order changes in a way that matters; our own last write is recognised by it. */
  readonly fingerprint: string;
  /** Traces of another payment integration on this order (`Custom.Xperience.Stripe`), if any. */
  readonly foreignIntegration: string | null;
  /** Why an order is none of ours, in words (another payment option, placed before we began); null: it is ours. */
  readonly exemption: string | null;
  /** Oldest first; null where no history can be read. By it a move is seen that was followed by another before we looked. */
  readonly statusMoves: readonly CommerceStatusMove[] | null;
}

export interface OrderWrite {
  readonly orderId: string;
  /** Our word, for the payment record. */
  readonly orderStatus: OrderStatus | null;
  /** The system's word; null leaves the status alone. */
  readonly commerceStatus: string | null;
  readonly payment: Payment | null;
  readonly note: string | null;
}

export interface OrderWriteResult {
  /** False when the system already had all of it: nothing was sent. */
  readonly written: boolean;
  readonly after: CommerceOrder;
}

export interface CommerceEventSubject {
  readonly orderId: string | null;
  /** What the event claims happened; only a hint. */
  readonly claim: 'created' | 'updated' | 'deleted' | 'other';
}

/** The commerce system as cms-sync sees it. Errors are `Failure`s. */
export interface CommercePort {
  /** `Failure` permanent `order-not-found` when it does not exist (transient when it may lag behind its event). */
  getOrder(storeId: string, orderId: string): Promise<CommerceOrder>;
  /** Orders created or changed since, oldest change first. `cursor` goes on where the last page ended. */
  listChangedOrders(
    storeId: string,
    since: Date,
    cursor: string | null,
  ): Promise<{
    readonly orderIds: ReadonlyArray<{ readonly orderId: string; readonly modifiedAt: Date }>;
    readonly nextCursor: string | null;
  }>;
  /** Read, compare, write in one request, read back. Never un-pays an order. */
  writeOrder(storeId: string, write: OrderWrite): Promise<OrderWriteResult>;
  /** Names of all statuses, for checking a store's tables; a name that is missing is a configuration fault. */
  listStatuses(): Promise<string[]>;
  subjectOf(eventBody: string, eventType: string): CommerceEventSubject;
  /** Name of another payment integration that is active in the system and would interfere; null when none is seen. */
  detectForeignIntegration(): Promise<string | null>;
  probe(): Promise<void>;
}
