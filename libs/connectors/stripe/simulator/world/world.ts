import { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import type { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type {
  InvoicePaymentObject,
  PriceObject,
  ProductObject,
  SubscriptionObject,
} from '../objects/billing';
import type { CreditNoteObject } from '../objects/credit-note';
import type { InvoiceObject } from '../objects/invoice';
import type { ChargeObject } from '../objects/charge';
import type { CheckoutSessionObject, SessionDetails } from '../objects/checkout-session';
import type { CustomerObject, DeletedCustomerObject } from '../objects/customer';
import type { SigningSecret, WebhookEndpointObject } from '../objects/event';
import type {
  BalanceTransactionObject,
  DisputeObject,
  PayoutObject,
  RefundObject,
} from '../objects/money-movements';
import type { PaymentIntentObject } from '../objects/payment-intent';
import type { PaymentMethodObject } from '../objects/payment-method';
import type { EarlyFraudWarningObject, ReviewObject } from '../objects/review';
import { Agenda } from './agenda';
import { EventLog } from './event-log';
import { previousAttributes } from './previous-attributes';
import type { StripeSettings } from './settings';

/** Which test method a PaymentMethod was made of, so that later steps can behave as it prescribes. */
export interface MethodOrigin {
  readonly number: string;
}

/** Everything one Stripe account holds. Objects are replaced, never changed in place. */
export class StripeWorld {
  readonly sessions: Collection<CheckoutSessionObject>;
  readonly sessionDetails: Collection<SessionDetails>;
  readonly paymentIntents: Collection<PaymentIntentObject>;
  readonly paymentMethods: Collection<PaymentMethodObject>;
  readonly methodOrigins: Collection<MethodOrigin>;
  readonly charges: Collection<ChargeObject>;
  readonly balanceTransactions: Collection<BalanceTransactionObject>;
  /** Balance transaction to the payout that paid it out. */
  readonly paidOut: Collection<{ readonly payout: string }>;
  readonly refunds: Collection<RefundObject>;
  readonly disputes: Collection<DisputeObject>;
  readonly products: Collection<ProductObject>;
  readonly prices: Collection<PriceObject>;
  readonly subscriptions: Collection<SubscriptionObject>;
  readonly invoices: Collection<InvoiceObject>;
  readonly invoicePayments: Collection<InvoicePaymentObject>;
  readonly creditNotes: Collection<CreditNoteObject>;
  readonly reviews: Collection<ReviewObject>;
  readonly fraudWarnings: Collection<EarlyFraudWarningObject>;
  readonly payouts: Collection<PayoutObject>;
  readonly customers: Collection<CustomerObject | DeletedCustomerObject>;
  readonly webhookEndpoints: Collection<WebhookEndpointObject>;
  readonly signingSecrets: Collection<{ readonly secrets: readonly SigningSecret[] }>;
  readonly events: EventLog;
  readonly agenda: Agenda;
  readonly effects: EffectsLedger;
  readonly counters = { webhooksSent: 0 };

  constructor(
    readonly store: SimulatorStore,
    readonly clock: SimulatorClock,
    readonly settings: StripeSettings,
  ) {
    this.sessions = store.collection('checkout_sessions');
    this.sessionDetails = store.collection('session_details');
    this.paymentIntents = store.collection('payment_intents');
    this.paymentMethods = store.collection('payment_methods');
    this.methodOrigins = store.collection('method_origins');
    this.charges = store.collection('charges');
    this.balanceTransactions = store.collection('balance_transactions');
    this.paidOut = store.collection('paid_out');
    this.refunds = store.collection('refunds');
    this.disputes = store.collection('disputes');
    this.products = store.collection('products');
    this.prices = store.collection('prices');
    this.subscriptions = store.collection('subscriptions');
    this.invoices = store.collection('invoices');
    this.invoicePayments = store.collection('invoice_payments');
    this.creditNotes = store.collection('credit_notes');
    this.reviews = store.collection('reviews');
    this.fraudWarnings = store.collection('fraud_warnings');
    this.payouts = store.collection('payouts');
    this.customers = store.collection('customers');
    this.webhookEndpoints = store.collection('webhook_endpoints');
    this.signingSecrets = store.collection('signing_secrets');
    this.events = new EventLog(store, clock, settings.apiVersion);
    this.agenda = new Agenda(store, clock);
    this.effects = new EffectsLedger(store);
  }

  get now(): number {
    return this.clock.unixSeconds();
  }

  /** Replaces an object; tells of it when a type of event is given. */
  update<T extends { id: string }>(
    collection: Collection<T>,
    before: T,
    changes: Partial<T>,
    eventType?: string,
  ): T {
    const after = collection.set(before.id, { ...before, ...changes });
    if (eventType) this.events.emit(eventType, after, previousAttributes(before, after));
    return after;
  }

  /** The object of that id, whatever its kind: what `expand` puts in its place. */
  lookUp(id: string): object | undefined {
    const balanceTransaction = this.balanceTransactions.get(id);
    if (balanceTransaction) return this.current(balanceTransaction);
    const collections = [
      this.paymentIntents,
      this.charges,
      this.customers,
      this.paymentMethods,
      this.refunds,
      this.sessions,
      this.disputes,
      this.reviews,
      this.subscriptions,
      this.invoices,
      this.prices,
      this.products,
      this.payouts,
    ] as const;
    for (const collection of collections) {
      const found = collection.get(id);
      if (found) return found;
    }
    return undefined;
  }

  /** A balance transaction becomes available by itself when its day has come. */
  current(transaction: BalanceTransactionObject): BalanceTransactionObject {
    return transaction.available_on <= this.now ? { ...transaction, status: 'available' } : transaction;
  }
}
