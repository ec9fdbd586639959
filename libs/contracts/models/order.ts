import { z } from 'zod';
import { AddressSchema, IdSchema, InstantSchema } from './common';
import { MoneySchema } from './money';

export const OrderLineSchema = z.object({
  lineId: IdSchema,
  sku: z.string().max(200).nullable(),
  name: z.string().max(1000),
  /** Whole units; systems with fractional quantities send one line with quantity 1 and the line's total. */
  quantity: z.int().positive(),
  unitPrice: MoneySchema,
  /** What the line contributes to the order's subtotal: unit price times quantity less the line's own discounts. */
  total: MoneySchema,
});
export type OrderLine = z.output<typeof OrderLineSchema>;

export const OrderCustomerSchema = z.object({
  /** The commerce system's own key; null for a guest without a record. */
  customerId: IdSchema.nullable(),
  email: z.string().max(512).nullable(),
  firstName: z.string().max(200).nullable(),
  lastName: z.string().max(200).nullable(),
  company: z.string().max(300).nullable(),
  phone: z.string().max(50).nullable(),
  guest: z.boolean(),
});
export type OrderCustomer = z.output<typeof OrderCustomerSchema>;

/** An order as its commerce system tells it, in our words. `total` is the system's own and never recomputed. */
export const OrderSchema = z.object({
  storeId: IdSchema,
  /** The commerce API's own key (Kentico: integer OrderID as a string). */
  orderId: IdSchema,
  /** Globally unique key where the system has one (Kentico: OrderGUID). */
  orderGuid: z.string().max(100).nullable(),
  /** What people call the order (invoice number). */
  number: z.string().max(200),
  /** Id of the commerce connection. */
  commerce: IdSchema,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** What the customer has to pay. */
  total: MoneySchema,
  amounts: z.object({
    /** Sum of the lines. */
    lines: MoneySchema,
    /** Order-level discount, zero or positive. */
    discount: MoneySchema,
    shipping: MoneySchema,
    tax: MoneySchema,
    /** Paid otherwise already (gift card), zero or positive. */
    otherPayments: MoneySchema,
  }),
  lines: z.array(OrderLineSchema).max(2000),
  customer: OrderCustomerSchema,
  billingAddress: AddressSchema.nullable(),
  shippingAddress: AddressSchema.nullable(),
  /** The system's own status word. */
  commerceStatus: z.string().max(200),
  /** Code name of the chosen payment option, if the system tells it. */
  paymentOption: z.string().max(200).nullable(),
  /** True when the commerce system itself already says the order is paid. */
  commercePaid: z.boolean(),
  locale: z.string().max(50).nullable(),
  placedAt: InstantSchema,
  modifiedAt: InstantSchema,
  /** Custom fields by name, as text. */
  custom: z.record(z.string(), z.string()),
});
export type Order = z.output<typeof OrderSchema>;
