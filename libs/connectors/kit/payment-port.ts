import type { MoneyBody } from '#contracts/models/money';
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
  readonly storeId: string | null;
  readonly orderId: string | null;
  /** Our id of the attempt, as it was given when the payment was made. */
  readonly paymentId: string | null;
  /** For the page of the merchant's own; never stored, never logged. */
  readonly clientSecret: string | null;
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
  readonly failureReason: string | null;
  /** The idempotency key we made it with; null for a refund made elsewhere. */
  readonly operationKey: string | null;
  readonly createdAt: Date;
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
  capture(
    paymentIntentId: string,
    amount: MoneyBody | null,
    idempotencyKey: string,
  ): Promise<ProviderPayment>;
  cancel(paymentIntentId: string, reason: string | null, idempotencyKey: string): Promise<ProviderPayment>;
  refund(
    request: {
      readonly paymentIntentId: string;
      readonly amount: MoneyBody;
      readonly reason: string | null;
      readonly storeId: string;
      readonly orderId: string;
    },
    idempotencyKey: string,
  ): Promise<ProviderRefund>;
  getRefund(refundId: string): Promise<ProviderRefund>;
  listRefunds(paymentIntentId: string): Promise<ProviderRefund[]>;
  /** The movements that a charge and its refunds have caused so far; empty while the provider has none yet. */
  listBalanceTransactions(paymentIntentId: string): Promise<BalanceTransaction[]>;
  getPaymentIdOfCharge(chargeId: string): Promise<string | null>;
  /** Oldest first; `after` is the last event seen. Reaches back as far as the provider keeps events. */
  listEvents(range: {
    readonly createdFrom: Date;
    readonly createdTo: Date;
    readonly after: string | null;
  }): Promise<{ readonly events: ProviderEvent[]; readonly hasMore: boolean }>;
  subjectOf(eventBody: string): ProviderEventSubject;
  /** Smallest and largest amounts are the provider's to decide; this only says whether it knows the currency at all. */
  supportsCurrency(currency: string): boolean;
  probe(): Promise<void>;
}
