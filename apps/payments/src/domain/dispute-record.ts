import type { DisputeStatus } from '#contracts/models/dispute';

/** A dispute as this service keeps it. */
export interface DisputeRecord {
  readonly connectionId: string;
  readonly disputeId: string;
  readonly storeId: string;
  readonly orderId: string | null;
  readonly paymentId: string | null;
  readonly chargeId: string;
  readonly status: DisputeStatus;
  readonly version: number;
  /** Smallest unit of `currency`. */
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly fundsWithdrawn: boolean;
  readonly dueBy: Date | null;
  readonly submitted: boolean;
  readonly pastDue: boolean;
  /** The last warning given before its evidence is due: 72 or 24. */
  readonly warnedHours: number | null;
  /** When we began to ask for what is known. */
  readonly observedAt: Date;
  readonly openedAt: Date;
  readonly updatedAt: Date;
}
