import type { Order } from '#contracts/models/order';
import type { RiskLevel } from '#contracts/models/payment-review';
import type { PaymentState } from './payment-state';

export type PaymentMode = 'checkout' | 'payment_intent' | 'none';
export type CaptureMode = 'automatic' | 'manual';

/** A payment as this service keeps it: what was asked for, what the provider told, and what is still to do. */
export interface PaymentRecord {
  readonly paymentId: string;
  readonly storeId: string;
  readonly orderId: string;
  readonly connectionId: string | null;
  /** The invoice that the provider charged by itself; its money is booked as the invoice's, not as the order's. */
  readonly invoiceId: string | null;
  readonly mode: PaymentMode;
  readonly captureMode: CaptureMode;
  /** Smallest unit of `currency`. */
  readonly amount: number;
  readonly currency: string;
  readonly state: PaymentState;
  /** The provider lets what it holds be captured in several parts. */
  readonly multicapture: boolean;
  /** Those of ours, oldest first. */
  readonly captures: readonly CaptureRecord[];
  /** Sum of refunds that have not failed. */
  readonly refunded: number;
  /** A bank has taken money of it back, and no verdict has returned it. */
  readonly disputed: boolean;
  readonly risk: RiskLevel | null;
  readonly review: ReviewRecord | null;
  readonly version: number;
  readonly checkoutSessionId: string | null;
  readonly checkoutUrl: string | null;
  readonly checkoutExpiresAt: Date | null;
  readonly checkoutComplete: boolean;
  readonly paymentIntentId: string | null;
  readonly payUrl: string | null;
  /** Why its money does not fit the order; set once, for good. */
  readonly exceptionCode: string | null;
  /** The last warning given before an authorisation is lost: 48 or 12. */
  readonly warnedHours: number | null;
  /** Every movement that its money must cause has been seen. */
  readonly booksComplete: boolean;
  readonly balanceCheckAt: Date | null;
  readonly balanceChecks: number;
  readonly nextLookAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One capture that we made; the provider keeps no object for it, but a movement of the balance. */
export interface CaptureRecord {
  readonly captureId: string;
  /** Zero when it only released the rest. */
  readonly amount: number;
  /** What was left was released. */
  readonly final: boolean;
  /** What it was made for: a shipment, for example. */
  readonly sourceId: string | null;
  /** The idempotency key it was made with. */
  readonly operationKey: string;
  /** ISO 8601. */
  readonly at: string;
}

/** The latest request of the provider to a person to look at a payment. */
export interface ReviewRecord {
  readonly reviewId: string;
  readonly open: boolean;
  readonly openedBy: string;
  readonly closedAs: string | null;
  /** ISO 8601. */
  readonly openedAt: string;
}

/** The order as far as its money goes; its row is the lock that serialises webhook, shopper, operator and timer. */
export interface OrderRecord {
  readonly storeId: string;
  readonly orderId: string;
  readonly order: Order;
  readonly canceledAt: Date | null;
  /** The one payment that speaks for the order. */
  readonly currentPaymentId: string | null;
}

export interface RefundRecord {
  readonly refundId: string;
  readonly paymentId: string;
  readonly storeId: string;
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
  readonly reason: string | null;
  /** Why, in words. */
  readonly note: string | null;
  readonly externalId: string | null;
  /** The key it was made with; null for one made elsewhere. */
  readonly operationKey: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly createdAt: Date;
}
