import type { DisputeStatus } from '#contracts/models/dispute';
import type { MoneyBody } from '#contracts/models/money';
import type { Payout } from '#contracts/models/payout';
import type { CreditNote, Invoice, Subscription } from '#contracts/models/subscription';
import type { RiskLevel } from '#contracts/models/payment-review';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';

/** Where the provider's payment stands, in our words; unknown provider states become `unknown`, never a guess. */
export type ProviderPaymentState =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'authorized'
  | 'succeeded'
  | 'canceled'
  | 'unknown';

/** The payment as the provider tells it now. All money in the currency the customer sees. */
export interface ProviderPayment {
  readonly paymentIntentId: string;
  readonly state: ProviderPaymentState;
  readonly amount: MoneyBody;
  readonly capturable: MoneyBody;
  readonly captured: MoneyBody;
  /** Whether what is authorised may be captured in several parts; only the provider knows, after the authorisation. */
  readonly multicapture: boolean;
  readonly refunded: MoneyBody;
  readonly captureMode: 'automatic' | 'manual';
  readonly chargeId: string | null;
  /** Only while an authorisation is held. */
  readonly captureBefore: Date | null;
  readonly method: {
    readonly type: string;
    readonly brand: string | null;
    readonly last4: string | null;
  } | null;
  readonly failure: {
    readonly code: string;
    readonly declineCode: string | null;
    readonly message: string;
  } | null;
  readonly cancellationReason: string | null;
  /** Of its charge; null before there is one. */
  readonly risk: RiskLevel | null;
  /** The latest request to a person to look at it. */
  readonly review: ProviderReview | null;
  readonly storeId: string | null;
  readonly orderId: string | null;
  /** Our id of the attempt, as it was given when the payment was made. */
  readonly paymentId: string | null;
  /** For the page of the merchant's own; never stored, never logged. */
  readonly clientSecret: string | null;
  readonly createdAt: Date;
  /** All movements so far, when the answer happens to tell them and nothing was given back; otherwise they are listed. */
  readonly movements?: readonly BalanceTransaction[];
}

export interface ProviderReview {
  readonly reviewId: string;
  readonly open: boolean;
  readonly openedBy: string;
  readonly closedAs: string | null;
  readonly openedAt: Date;
}

/** What a card network expects of a charge before anybody disputes it. */
export interface ProviderFraudWarning {
  readonly warningId: string;
  readonly chargeId: string;
  readonly paymentIntentId: string | null;
  readonly fraudType: string;
  readonly actionable: boolean;
  readonly createdAt: Date;
}

export interface ProviderCheckout {
  readonly checkoutSessionId: string;
  readonly state: 'open' | 'complete' | 'expired';
  readonly paymentIntentId: string | null;
  readonly url: string | null;
  readonly total: MoneyBody;
  readonly expiresAt: Date;
  readonly storeId: string | null;
  readonly orderId: string | null;
  /** Our id of the attempt, as it was given when the checkout was made. */
  readonly paymentId: string | null;
}

export interface ProviderRefund {
  readonly refundId: string;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  readonly amount: MoneyBody;
  readonly state: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled' | 'unknown';
  readonly reason: string | null;
  readonly note: string | null;
  readonly failureReason: string | null;
  /** The idempotency key we made it with; null for a refund made elsewhere. */
  readonly operationKey: string | null;
  readonly createdAt: Date;
}

export interface ProviderDispute {
  readonly disputeId: string;
  readonly chargeId: string;
  readonly paymentIntentId: string | null;
  readonly amount: MoneyBody;
  /** `unknown` for a word that we do not know yet. */
  readonly status: DisputeStatus;
  readonly reason: string;
  readonly dueBy: Date | null;
  readonly submitted: boolean;
  readonly pastDue: boolean;
  /** What it has moved so far: the withdrawal, and the return when it was won. */
  readonly movements: readonly BalanceTransaction[];
  readonly createdAt: Date;
}

/** What only we know of it is missing: store, version, the shop's own key of the customer. */
export type ProviderSubscription = Omit<
  Subscription,
  'storeId' | 'connectionId' | 'customerId' | 'version' | 'updatedAt'
> & {
  /** Named in the provider's metadata. */
  readonly storeId: string | null;
};

export type ProviderInvoice = Omit<Invoice, 'storeId' | 'connectionId' | 'customerId' | 'version'> & {
  /** The last attempt to collect it is over and brought nothing; false while one is under way. */
  readonly attemptFailed: boolean;
};

/** Where the provider sends its events, as it stands there. */
export interface ProviderWebhookEndpoint {
  readonly endpointId: string;
  readonly url: string;
  readonly enabled: boolean;
  /** Types of events; `*` is all of them. */
  readonly events: readonly string[];
}

/** What we need of the provider's webhook endpoint. */
export interface WebhookExpectation {
  /** False where something else hands the events on to us. */
  readonly watched: boolean;
  /** Null: the address under which everybody reaches us. */
  readonly url: string | null;
  readonly events: readonly string[];
}

/** A movement of the balance with what caused it. */
export interface ProviderMovement {
  readonly movement: BalanceTransaction;
  /** Null when no payment stands behind it: a fee, a payout, a reserve. */
  readonly paymentIntentId: string | null;
}

export interface ProviderPayout extends Omit<Payout, 'connectionId' | 'createdAt'> {
  readonly createdAt: Date;
}

/** Smallest units of `currency`. */
export interface ProviderBalance {
  readonly currency: string;
  readonly pending: number;
  readonly available: number;
  readonly reserved: number;
}

export interface ProviderEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly createdAt: Date;
  readonly body: string;
}

/** What a stored webhook or a listed event is about: the service re-reads exactly this. */
export type ProviderEventSubject =
  | { readonly kind: 'checkout'; readonly id: string }
  | { readonly kind: 'payment'; readonly id: string }
  | { readonly kind: 'charge'; readonly id: string }
  | { readonly kind: 'refund'; readonly id: string }
  | { readonly kind: 'dispute'; readonly id: string }
  | { readonly kind: 'fraud-warning'; readonly id: string }
  | { readonly kind: 'payout'; readonly id: string }
  | { readonly kind: 'subscription'; readonly id: string }
  | { readonly kind: 'invoice'; readonly id: string }
  | { readonly kind: 'credit-note'; readonly id: string }
  | { readonly kind: 'customer'; readonly id: string }
  | { readonly kind: 'other'; readonly objectType: string };

/** Mapped parameters in the provider's own words (built from the mapping document), before our fixed ones are set. */
export type MappedParameters = Readonly<Record<string, unknown>>;

export interface CreateCheckoutRequest {
  readonly storeId: string;
  readonly orderId: string;
  /** Our id of the attempt, kept beside the order in the provider's metadata. */
  readonly paymentId?: string;
  /** The provider's key of a known customer; it stands in the place of a mapped e-mail address. */
  readonly customerId?: string | undefined;
  readonly total: MoneyBody;
  readonly captureMode: 'automatic' | 'manual';
  /** Ask that what is authorised may be captured in several parts. */
  readonly multicapture?: boolean | undefined;
  readonly lines: ReadonlyArray<{
    readonly name: string;
    readonly quantity: number;
    readonly unitAmount: number;
  }>;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date | null;
  readonly mapped: MappedParameters;
  readonly idempotencyKey: string;
}

export interface CreatePaymentIntentRequest {
  readonly storeId: string;
  readonly orderId: string;
  /** Our id of the attempt, kept beside the order in the provider's metadata. */
  readonly paymentId?: string;
  /** The provider's key of a known customer. */
  readonly customerId?: string | undefined;
  readonly total: MoneyBody;
  readonly captureMode: 'automatic' | 'manual';
  /** Ask that what is authorised may be captured in several parts. */
  readonly multicapture?: boolean | undefined;
  readonly mapped: MappedParameters;
  readonly idempotencyKey: string;
}

/**
 * The payment provider as the payments service sees it. Every write takes an idempotency key and is safe to repeat with it.
 * Errors are `Failure`s: declines and state errors `permanent` with the provider's code, `details.stored = true` when the provider
 * keeps the answer under the key (a corrected request needs a new generation), `details.keyUsed = true` when the key was first used with
 * other parameters and has been answered, network trouble `transient`.
 */
export interface PaymentPort {
  createCheckout(request: CreateCheckoutRequest): Promise<ProviderCheckout>;
  getCheckout(checkoutSessionId: string): Promise<ProviderCheckout>;
  /** Answers the checkout as it is afterwards; one that is complete or expired already is no error. */
  expireCheckout(checkoutSessionId: string, idempotencyKey: string): Promise<ProviderCheckout>;
  createPaymentIntent(request: CreatePaymentIntentRequest): Promise<ProviderPayment>;
  getPayment(paymentIntentId: string): Promise<ProviderPayment>;
  /** By our metadata, strongly consistent listing first, search last (it lags). Oldest first, at most 20. */
  findPayments(storeId: string, orderId: string, since: Date): Promise<ProviderPayment[]>;
  findCheckouts(storeId: string, orderId: string, since: Date): Promise<ProviderCheckout[]>;
  /** The rest is released, unless `final` is false; a final capture of nothing only releases. */
  capture(
    paymentIntentId: string,
    capture: { readonly amount: MoneyBody | null; readonly final: boolean },
    idempotencyKey: string,
  ): Promise<ProviderPayment>;
  cancel(paymentIntentId: string, reason: string | null, idempotencyKey: string): Promise<ProviderPayment>;
  refund(
    request: {
      readonly paymentIntentId: string;
      readonly amount: MoneyBody;
      readonly reason: string | null;
      /** Why, in words; kept with the refund. */
      readonly note: string | null;
      readonly storeId: string;
      readonly orderId: string;
    },
    idempotencyKey: string,
  ): Promise<ProviderRefund>;
  getRefund(refundId: string): Promise<ProviderRefund>;
  listRefunds(paymentIntentId: string): Promise<ProviderRefund[]>;
  getFraudWarning(warningId: string): Promise<ProviderFraudWarning>;
  getDispute(disputeId: string): Promise<ProviderDispute>;
  /**
   * The movements that a charge and its refunds have caused so far; empty while the provider has none yet. `refunds: false` where nothing is
   * known of any: then refunds are asked for only if a charge shows that there are some.
   */
  listBalanceTransactions(
    paymentIntentId: string,
    options?: { readonly refunds?: boolean },
  ): Promise<BalanceTransaction[]>;
  /** All movements of the account, oldest first; `after` is the last one seen. */
  listMovements(range: {
    readonly createdFrom: Date;
    readonly createdTo: Date;
    readonly after: string | null;
  }): Promise<{ readonly movements: ProviderMovement[]; readonly hasMore: boolean }>;
  /**
   * What is in an automatic payout whose list is final, a page at a time; `next` is null at the end. Its own movement is none of them and
   * stands apart, where the provider lists it.
   */
  listPayoutMovements(
    payoutId: string,
    after: string | null,
  ): Promise<{
    readonly movements: ProviderMovement[];
    readonly own?: readonly ProviderMovement[];
    readonly next: string | null;
  }>;
  getSubscription(subscriptionId: string): Promise<ProviderSubscription>;
  /** With its lines and everything that has been paid on it. */
  getInvoice(invoiceId: string): Promise<ProviderInvoice>;
  getCreditNote(creditNoteId: string): Promise<CreditNote>;
  /** The invoice that a payment is for, from its first attempt on; null for a payment of none. */
  getInvoiceIdOfPayment(paymentIntentId: string): Promise<string | null>;
  getPayout(payoutId: string): Promise<ProviderPayout>;
  getBalances(): Promise<ProviderBalance[]>;
  getPaymentIdOfCharge(chargeId: string): Promise<string | null>;
  /** Oldest first; `after` is the last event seen. Reaches back as far as the provider keeps events. */
  listEvents(range: {
    readonly createdFrom: Date;
    readonly createdTo: Date;
    readonly after: string | null;
  }): Promise<{ readonly events: ProviderEvent[]; readonly hasMore: boolean }>;
  readonly webhookExpectation: WebhookExpectation;
  listWebhookEndpoints(): Promise<ProviderWebhookEndpoint[]>;
  /** Sets address and events, and enables it. */
  updateWebhookEndpoint(
    endpointId: string,
    wanted: { readonly url: string; readonly events: readonly string[] },
  ): Promise<ProviderWebhookEndpoint>;
  subjectOf(eventBody: string): ProviderEventSubject;
  /** Smallest and largest amounts are the provider's to decide; this only says whether it knows the currency at all. */
  supportsCurrency(currency: string): boolean;
  probe(): Promise<void>;
}
