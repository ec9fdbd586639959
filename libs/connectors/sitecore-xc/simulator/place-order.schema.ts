import { z } from 'zod';

const decimal = z.string().regex(/^-?\d+(?:\.\d{1,9})?$/, 'a decimal as text, e.g. "4.90"');

/** What a shopper's checkout amounts to; anything left out is filled in. Prices are in the order's currency. */
export const placeOrderSchema = z.strictObject({
  shop: z.string().default('Storefront'),
  currency: z.string().default('EUR'),
  lines: z
    .array(
      z.strictObject({
        sku: z.string().default('KETTLE-01'),
        name: z.string().optional(),
        quantity: z.number().default(1),
        unitPrice: decimal.optional(),
        /** Of the whole line. */
        discount: decimal.default('0'),
      }),
    )
    .default([{ sku: 'KETTLE-01', quantity: 1, discount: '0' }]),
  discount: decimal.default('0'),
  shipping: decimal.default('0'),
  tax: decimal.default('0'),
  giftCard: decimal.default('0'),
  /** A grand total that does not follow from the rest. */
  total: decimal.optional(),
  /** Everything is free: a discount of the whole amount. */
  free: z.boolean().default(false),
  customer: z
    .strictObject({
      firstName: z.string().default('Sandra'),
      lastName: z.string().default('Shopper'),
      email: z.string().nullable().default('sandra.shopper@example.com'),
      registered: z.boolean().default(false),
    })
    .prefault({}),
  country: z.string().default('DE'),
  state: z.string().default(''),
  postalCode: z.string().default('20457'),
  billingParty: z.boolean().default(true),
  shippingParty: z.boolean().default(true),
  paymentMethod: z.string().default('Federated'),
  /** Another provider's plug-in has authorised at checkout. */
  transactionId: z.string().default(''),
  language: z.string().default('en-GB'),
  giftMessage: z.string().optional(),
});
export type PlaceOrder = z.output<typeof placeOrderSchema>;
export type PlaceOrderInput = z.input<typeof placeOrderSchema>;
