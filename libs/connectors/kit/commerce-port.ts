import type { Address } from '#contracts/models/common';
import type { MoneyBody } from '#contracts/models/money';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import type { OrderStatus } from '#contracts/models/statuses';

/** One row of the system's own history of an order's status; ids rise. */
export interface CommerceStatusMove {
  readonly id: number;
  readonly from: string | null;
  readonly to: string;
}

/** Goods that come back, or a credit, as people in the commerce system have approved it. */
export interface CommerceReturn {
  readonly returnId: string;
  /** To be given back on the payment. */
  readonly amount: MoneyBody;
  readonly items: ReadonlyArray<{ readonly lineId: string; readonly quantity: number | null }>;
  readonly reason: string | null;
}

/** Quantities as the system has them, which need not be whole. */
export interface CommerceShippedLine {
  readonly lineId: string;
  readonly ordered: number;
  readonly shipped: number;
}

/** One parcel, or what the system calls a shipment. */
export interface CommerceParcel {
  /** The system's own, unique within the order. */
  readonly parcelId: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  /** ISO 8601; null: not said. */
  readonly shippedAt: string | null;
  /** What of this order is in it. */
  readonly items: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
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
  /** How much of each line has left the house; left out by systems that do not tell. */
  readonly shipped?: readonly CommerceShippedLine[];
  /**
   * The parcels in which it left, first one first; left out by systems that have none, and where nobody asked for them. They say what is
   * together, never how much has left: they may lag behind `shipped`, or never come.
   */
  readonly parcels?: readonly CommerceParcel[];
  /** Approved returns, oldest first; left out by systems that have none. */
  readonly returns?: readonly CommerceReturn[];
  /** The key that an order made by us carries; null: it was placed by somebody. Left out by systems in which none can be made. */
  readonly madeFor?: string | null;
  /** Our id of the payment by which our own record on the order says that it is paid; null where it says no such thing. */
  readonly paidBy?: string | null;
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

/** Goods that were sold and are not. */
export interface StockReturn {
  readonly orderId: string;
  /** What brings them back: the same one twice is one movement. */
  readonly sourceId: string;
  /** The status in which the order was before; null: it does not matter. */
  readonly takenIn: string | null;
  /** Null: everything that has not been shipped; a quantity of null: all of the line. */
  readonly items: ReadonlyArray<{ readonly lineId: string; readonly quantity: number | null }> | null;
}

export interface StockReturned {
  readonly items: ReadonlyArray<{
    readonly lineId: string;
    readonly quantity: number;
    readonly place: 'product' | 'variant' | 'inventory-record';
    /** As the system shows it afterwards. */
    readonly available: number;
  }>;
  /** Lines of which no stock is kept. */
  readonly skipped: ReadonlyArray<{ readonly lineId: string; readonly reason: string }>;
}

/** An order that nobody placed in the shop: it is paid already, by a subscription's invoice. */
export interface OrderCreation {
  /** What it is made for, the provider's id of the invoice; the same one twice is one order. Written into the order. */
  readonly key: string;
  /** The commerce system's own key of who gets it. */
  readonly customerId: string;
  /** In the invoice's own currency, as are all amounts here. */
  readonly total: MoneyBody;
  /** Included in the total; the lines make up the rest of it, to the unit. */
  readonly tax: MoneyBody;
  readonly lines: ReadonlyArray<{
    readonly lineId: string;
    readonly sku: string;
    readonly name: string;
    readonly quantity: number;
    readonly unitPrice: MoneyBody;
  }>;
  readonly billingAddress: Address | null;
  readonly shippingAddress: Address | null;
  /** For people, in words. */
  readonly note: string;
  /** When it was paid. */
  readonly placedAt: Date;
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
  /** Left out where the system does it itself, keeps no stock, or nobody asked for it. Read, write, read back. */
  putBackStock?(request: StockReturn): Promise<StockReturned>;
  /**
   * An order as people place them, not paid yet: that is written by `writeOrder`. Finds it by its key first and completes what an
   * earlier try has left half made. From the first call on the order carries the key. Left out where the system's documents name no
   * way to make one; the manifest says so.
   * @throws Failure permanent `unknown-customer`, mapping `unknown-product`, `order-total-disagrees`
   */
  createOrder?(storeId: string, creation: OrderCreation): Promise<CommerceOrder>;
  /** The order made for a key, also a half-made one that cannot be read as a whole; null when there is none. */
  findOrderByKey?(key: string): Promise<string | null>;
  /** Names of all statuses, for checking a store's tables; a name that is missing is a configuration fault. */
  listStatuses(): Promise<string[]>;
  subjectOf(eventBody: string, eventType: string): CommerceEventSubject;
  /** Name of another payment integration that is active in the system and would interfere; null when none is seen. */
  detectForeignIntegration(): Promise<string | null>;
  probe(): Promise<void>;
}
