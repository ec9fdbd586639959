import type Stripe from 'stripe';
import type { ChargeObject } from '../objects/charge';
import type { CheckoutSessionObject, LineItemObject, PriceObject } from '../objects/checkout-session';
import type { CreditNoteObject } from '../objects/credit-note';
import type { CustomerObject } from '../objects/customer';
import type { WebhookEndpointObject } from '../objects/event';
import type {
  BalanceTransactionObject,
  DisputeObject,
  PayoutObject,
  RefundObject,
} from '../objects/money-movements';
import type { PaymentIntentObject } from '../objects/payment-intent';
import type { CardPaymentMethod } from '../objects/payment-method';

type RequiredKeys<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key }[keyof T];

/** What the SDK's types promise and we do not send, and what we send and they do not know. */
type Differences<Sdk, Ours> = Exclude<RequiredKeys<Sdk>, keyof Ours> | Exclude<keyof Ours, keyof Sdk>;
type None<Fields extends never> = Fields;

/** Does not compile unless every kind of object has exactly the fields of the pinned SDK. */
export type FieldsOfTheSdk = [
  None<Differences<Stripe.Checkout.Session, CheckoutSessionObject>>,
  None<Differences<Stripe.LineItem, LineItemObject>>,
  None<Differences<Stripe.Price, PriceObject>>,
  None<Differences<Stripe.PaymentIntent, PaymentIntentObject>>,
  None<Differences<Stripe.PaymentMethod, CardPaymentMethod>>,
  None<Differences<Stripe.Charge, ChargeObject>>,
  None<Differences<Stripe.Refund, RefundObject>>,
  None<Differences<Stripe.BalanceTransaction, BalanceTransactionObject>>,
  None<Differences<Stripe.Dispute, DisputeObject>>,
  None<Differences<Stripe.CreditNote, CreditNoteObject>>,
  None<Differences<Stripe.Payout, PayoutObject>>,
  None<Differences<Stripe.Customer, CustomerObject>>,
  None<Differences<Stripe.WebhookEndpoint, WebhookEndpointObject>>,
];
