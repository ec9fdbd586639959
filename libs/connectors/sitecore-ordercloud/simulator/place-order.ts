import { z } from 'zod';
import type { Fields } from './models';
import { ADDRESS, BUYER_USER, PRODUCTS } from './sample-data';

const lineSchema = z.strictObject({
  sku: z.string().default('LAMP-OAK'),
  quantity: z.number().positive().default(1),
  unitPrice: z.coerce.number().nonnegative().optional(),
  /** Promotion on the line. */
  discount: z.coerce.number().nonnegative().default(0),
  variant: z.string().optional(),
  inventoryRecord: z.string().optional(),
});

/** What a shopper's checkout may be told. */
export const placeOrderSchema = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  lines: z
    .array(lineSchema)
    .min(1)
    .default([lineSchema.parse({})]),
  shipping: z.coerce.number().nonnegative().default(0),
  tax: z.coerce.number().nonnegative().default(0),
  discount: z.coerce.number().nonnegative().default(0),
  gratuity: z.coerce.number().nonnegative().default(0),
  fees: z.coerce.number().nonnegative().default(0),
  currency: z.string().nullable().default('EUR'),
  customer: z.strictObject({ id: z.string(), email: z.string() }).partial().default({}),
  address: z.record(z.string(), z.unknown()).default({}),
  xp: z.record(z.string(), z.unknown()).default({}),
  needsApproval: z.boolean().default(false),
  free: z.boolean().default(false),
});
export type PlaceOrderInput = z.input<typeof placeOrderSchema>;
export type PlaceOrder = z.output<typeof placeOrderSchema>;

/** The decimals that OrderCloud computes with have no binary tail. */
export const exact = (value: number): number => Number(value.toFixed(6));

export function newLineItems(asked: PlaceOrder, now: string): Fields[] {
  return asked.lines.map((line, index) => {
    const [id, name, price] = PRODUCTS.find(([sku]) => sku === line.sku) ?? [line.sku, line.sku, 10];
    const UnitPrice = asked.free ? 0 : (line.unitPrice ?? price);
    const LineSubtotal = exact(UnitPrice * line.quantity);
    const discount = asked.free ? 0 : line.discount;
    return {
      ID: `line-${String(index + 1).padStart(4, '0')}`,
      ProductID: id,
      Quantity: line.quantity,
      QuantityShipped: 0,
      UnitPrice,
      LineSubtotal,
      PromotionDiscount: discount,
      LineTotal: exact(LineSubtotal - discount),
      DateAdded: now,
      ShippingAddressID: ADDRESS.ID,
      ShippingAddress: { ...ADDRESS, ...asked.address },
      Product: { ID: id, Name: name },
      Variant: line.variant === undefined ? null : { ID: line.variant },
      InventoryRecordID: line.inventoryRecord ?? null,
      xp: null,
    };
  });
}

export function newCart(
  id: string,
  asked: PlaceOrder,
  lineItems: readonly Fields[],
  now: string,
  user: Fields = {},
): Fields {
  const { id: userId, email } = asked.customer;
  const Subtotal = exact(lineItems.reduce((sum, item) => sum + Number(item['LineTotal']), 0));
  const extras = asked.free ? 0 : asked.tax + asked.shipping + asked.gratuity + asked.fees - asked.discount;
  const costs = asked.free ? { shipping: 0, tax: 0, discount: 0, gratuity: 0, fees: 0 } : asked;
  return {
    ID: id,
    FromUser: { ...BUYER_USER, ...(userId && { ID: userId }), ...user, ...(email && { Email: email }) },
    FromUserID: userId ?? BUYER_USER.ID,
    FromCompanyID: BUYER_USER.CompanyID,
    BillingAddressID: ADDRESS.ID,
    BillingAddress: { ...ADDRESS, ...asked.address },
    ShippingAddressID: ADDRESS.ID,
    Comments: null,
    LineItemCount: lineItems.length,
    Status: 'Unsubmitted',
    DateCreated: now,
    DateSubmitted: null,
    DateApproved: null,
    DateDeclined: null,
    DateCanceled: null,
    DateCompleted: null,
    LastUpdated: now,
    Subtotal,
    ShippingCost: costs.shipping,
    TaxCost: costs.tax,
    PromotionDiscount: costs.discount,
    Gratuity: costs.gratuity,
    Fees: costs.fees,
    Currency: asked.currency,
    Total: exact(Subtotal + extras),
    IsSubmitted: false,
    xp: asked.xp,
  };
}
