import { z } from 'zod';

const decimal = z.string().regex(/^-?\d+(?:\.\d{1,9})?$/, 'a decimal as text, e.g. "4.90"');

/** What a shopper's checkout amounts to; anything left out is filled in. Prices are in the order's currency. */
export const placeOrderSchema = z.strictObject({
  /** Code name of the site; the first one without it. */
  site: z.string().optional(),
  currency: z.string().default('EUR'),
  lines: z
    .array(
      z.strictObject({
        sku: z.string().default('KETTLE-01'),
        name: z.string().optional(),
        quantity: z.int().default(1),
        unitPrice: decimal.optional(),
        total: decimal.optional(),
        /** Sold as an option of the line before. */
        option: z.boolean().default(false),
      }),
    )
    .default([{ sku: 'KETTLE-01', quantity: 1, option: false }]),
  discount: decimal.default('0'),
  shipping: decimal.default('0'),
  tax: decimal.default('0'),
  giftCard: decimal.default('0'),
  /** A grand total that does not follow from the rest. */
  total: decimal.optional(),
  /** Everything is free: a discount of the whole amount. */
  free: z.boolean().default(false),
  /** A known customer. */
  customerId: z.int().optional(),
  customer: z
    .strictObject({
      firstName: z.string().default('Sandra'),
      lastName: z.string().default('Shopper'),
      email: z.string().nullable().default('sandra.shopper@example.com'),
      phone: z.string().nullable().default(null),
      company: z.string().nullable().default(null),
      guest: z.boolean().default(true),
    })
    .prefault({}),
  country: z.string().default('DE'),
  state: z.string().optional(),
  line1: z.string().default('Hafenstraße 12'),
  city: z.string().default('Hamburg'),
  postalCode: z.string().default('20457'),
  billingAddress: z.boolean().default(true),
  shippingAddress: z.boolean().default(true),
  status: z.string().default('New'),
  paid: z.boolean().default(false),
  culture: z.string().default('en-GB'),
  note: z.string().optional(),
  giftMessage: z.string().optional(),
  invoiceNumber: z.string().optional(),
  paymentOption: z.string().nullable().default('TillbridgeStripe'),
  /** The event comes before the items are committed, as an after-insert handler would send it. */
  itemsLater: z.boolean().default(false),
});
export type PlaceOrder = z.output<typeof placeOrderSchema>;
export type PlaceOrderInput = z.input<typeof placeOrderSchema>;
