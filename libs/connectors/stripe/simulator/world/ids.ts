import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function randomText(length: number): string {
  let text = '';
  for (const byte of randomBytes(length)) text += ALPHABET[byte % ALPHABET.length];
  return text;
}

/** Ids that look like Stripe's. They mean nothing and must be treated as opaque. */
export const newId = {
  checkoutSession: (): string => `cs_test_a1${randomText(56)}`,
  paymentIntent: (): string => `pi_3${randomText(23)}`,
  charge: (): string => `ch_3${randomText(23)}`,
  /** A charge of anything but a card. */
  payment: (): string => `py_3${randomText(23)}`,
  paymentMethod: (): string => `pm_1${randomText(23)}`,
  balanceTransaction: (): string => `txn_3${randomText(23)}`,
  refund: (): string => `re_3${randomText(23)}`,
  dispute: (): string => `dp_1${randomText(23)}`,
  subscription: (): string => `sub_1${randomText(23)}`,
  subscriptionItem: (): string => `si_${randomText(14)}`,
  invoice: (): string => `in_1${randomText(23)}`,
  invoiceLine: (): string => `il_1${randomText(23)}`,
  invoicePayment: (): string => `inpay_1${randomText(23)}`,
  creditNote: (): string => `cn_1${randomText(23)}`,
  customerBalanceTransaction: (): string => `cbtxn_1${randomText(23)}`,
  review: (): string => `prv_1${randomText(23)}`,
  fraudWarning: (): string => `issfr_1${randomText(23)}`,
  payout: (): string => `po_1${randomText(23)}`,
  customer: (): string => `cus_${randomText(14)}`,
  event: (): string => `evt_3${randomText(23)}`,
  webhookEndpoint: (): string => `we_1${randomText(23)}`,
  signingSecret: (): string => `whsec_${randomText(32)}`,
  lineItem: (): string => `li_1${randomText(23)}`,
  price: (): string => `price_1${randomText(23)}`,
  product: (): string => `prod_${randomText(14)}`,
  request: (): string => `req_${randomText(14)}`,
};
