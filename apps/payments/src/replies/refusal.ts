import { moneyText } from '../previews/money-text';

/** An expected "no" to a command: told to the workflow step or to the admin API, never a dead letter. */
export interface Refusal {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly title: string;
  readonly message: string;
  readonly status: 404 | 409 | 422;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface Sum {
  readonly amount: number;
  readonly currency: string;
}

const textOf = ({ amount, currency }: Sum): string => moneyText(amount, currency);

export const refusals = {
  paymentNotFound: (): Refusal => ({
    code: 'payment-not-found',
    title: 'No such payment',
    message: 'The order has no payment here that this could be done to.',
    status: 404,
  }),
  notAuthorized: (status: string): Refusal => ({
    code: 'payment-not-authorized',
    title: 'Nothing to capture',
    message: `Only an authorised payment can be captured; this one is ${status}.`,
    status: 409,
    details: { status },
  }),
  multicaptureUnavailable: (): Refusal => ({
    code: 'multicapture-unavailable',
    title: 'The payment can be captured only once',
    message: 'The card or the account does not allow several captures: a first one releases the rest.',
    status: 409,
  }),
  notCaptured: (status: string): Refusal => ({
    code: 'payment-not-captured',
    title: 'Nothing to refund',
    message: `Only captured money can be refunded; this payment is ${status}.`,
    status: 409,
    details: { status },
  }),
  endpointMissing: (url: string): Refusal => ({
    code: 'webhook-endpoint-missing',
    title: 'There is no webhook endpoint to repair',
    message: `Create one for ${url} at the provider and put its signing secret into the configuration.`,
    status: 409,
  }),
  disputed: (): Refusal => ({
    code: 'payment-disputed',
    title: 'The payment is disputed',
    message: "The customer's bank has taken this money back already; a refund would give it away twice.",
    status: 409,
  }),
  aboveLimit: (code: 'amount-above-authorized' | 'amount-above-captured', limit: number): Refusal => ({
    code,
    title: 'The amount is too high',
    message: `At most ${limit} (smallest unit of the currency) is left.`,
    status: 422,
    details: { limit },
  }),
  invalidAmount: (message: string): Refusal => ({
    code: 'invalid-amount',
    title: 'The amount does not fit the payment',
    message,
    status: 422,
  }),
  orderCanceled: (): Refusal => ({
    code: 'order-canceled',
    title: 'The order is canceled',
    message: 'A canceled order is not paid and not captured.',
    status: 409,
  }),
  hasException: (code: string): Refusal => ({
    code: 'payment-has-exception',
    title: 'The payment does not fit its order',
    message: `Its money is kept apart (${code}) until a person has decided.`,
    status: 409,
    details: { exception: code },
  }),
  holdsMoney: (status: string): Refusal => ({
    code: 'payment-holds-money',
    title: 'The order is paid or authorised',
    message: `It was to be canceled only if unpaid, but its payment is ${status}.`,
    status: 409,
    details: { status },
  }),
  inProgress: (): Refusal => ({
    code: 'payment-in-progress',
    title: 'A payment is under way',
    message: 'The provider is still working on a payment of this order that cannot be stopped.',
    status: 409,
  }),
  paidForOtherTotal: (): Refusal => ({
    code: 'paid-for-other-total',
    title: 'The order is paid with another total',
    message: 'The total changed after money had arrived for the former one.',
    status: 409,
  }),
  authorizedForOtherTotal: (asked: Sum, total: Sum): Refusal => ({
    code: 'authorized-for-other-total',
    title: 'The order has another total than the payment',
    message: `The payment is for ${textOf(asked)}, the order's total is now ${textOf(total)}: name the amount to capture, or cancel the payment.`,
    status: 409,
    details: { payment: asked, total },
  }),
  ofProvider: (code: string, message: string): Refusal => ({
    code,
    title: 'The payment provider refused',
    message,
    status: 422,
  }),
} as const;
