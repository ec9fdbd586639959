import { z } from 'zod';

const common = { key: z.string(), storeId: z.string(), date: z.string() };
const address = z
  .object({
    name: z.string().nullable(),
    company: z.string().nullable(),
    line1: z.string(),
    line2: z.string().nullable(),
    city: z.string(),
    state: z.string().nullable(),
    postalCode: z.string().nullable(),
    country: z.string(),
  })
  .nullable();
const stock = {
  ...common,
  orderId: z.string(),
  lines: z.array(z.object({ reservation: z.string(), sku: z.string(), quantity: z.int() })),
};

/** What a receiver may answer with: what it was given. */
export const documentSchemas = {
  journal: z.object({
    kind: z.literal('journal'),
    ...common,
    orderId: z.string().nullable(),
    rule: z.string().nullable(),
    currency: z.string(),
    description: z.string(),
    reverses: z.string().nullable(),
    lines: z.array(
      z.object({ account: z.string(), accountName: z.string(), debit: z.int(), credit: z.int() }),
    ),
  }),
  customer: z.object({
    kind: z.literal('customer'),
    ...common,
    customerId: z.string(),
    name: z.string(),
    company: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  order: z.object({
    kind: z.literal('order'),
    ...common,
    orderId: z.string(),
    number: z.string(),
    customerId: z.string(),
    currency: z.string(),
    lines: z.array(
      z.object({
        lineId: z.string(),
        sku: z.string().nullable(),
        name: z.string(),
        quantity: z.int(),
        total: z.int(),
      }),
    ),
    discount: z.int(),
    shipping: z.int(),
    tax: z.int(),
    otherPayments: z.int(),
    total: z.int(),
    billingAddress: address,
    shippingAddress: address,
  }),
  reservation: z.object({ kind: z.literal('reservation'), ...stock }),
  release: z.object({ kind: z.literal('release'), ...stock }),
};
