import { z } from 'zod';

/** The parts of OrderCloud's models that we rely on; everything else passes unread. Absent and null mean the same. */
const text = z.string().nullish();
const decimal = z.number().nullish();
const flag = z.boolean().nullish();
const xp = z.record(z.string(), z.unknown()).nullish();

export const addressSchema = z.object({
  ID: text,
  CompanyName: text,
  FirstName: text,
  LastName: text,
  Street1: text,
  Street2: text,
  City: text,
  State: text,
  Zip: text,
  Country: text,
  Phone: text,
});
export type OcAddress = z.output<typeof addressSchema>;

export const orderUserSchema = z.object({
  ID: text,
  CompanyID: text,
  FirstName: text,
  LastName: text,
  Email: text,
  Phone: text,
  Locale: z.object({ Language: text }).nullish(),
});

export const orderSchema = z.object({
  ID: z.string(),
  Status: z.string(),
  FromUser: orderUserSchema.nullish(),
  BillingAddress: addressSchema.nullish(),
  Subtotal: decimal,
  ShippingCost: decimal,
  TaxCost: decimal,
  Gratuity: decimal,
  Fees: decimal,
  Total: z.number(),
  Currency: text,
  LineItemCount: z.number().int().nullish(),
  DateCreated: text,
  DateSubmitted: text,
  LastUpdated: text,
  xp,
});
export type OcOrder = z.output<typeof orderSchema>;

export const lineItemSchema = z.object({
  ID: z.string(),
  ProductID: text,
  Quantity: z.number(),
  QuantityShipped: decimal,
  UnitPrice: decimal,
  LineTotal: z.number(),
  ShippingAddressID: text,
  ShippingAddress: addressSchema.nullish(),
  Product: z.object({ Name: text }).nullish(),
  Variant: z.object({ ID: text }).nullish(),
  InventoryRecordID: text,
});
export type OcLineItem = z.output<typeof lineItemSchema>;

export const worksheetSchema = z.object({ Order: orderSchema, LineItems: z.array(lineItemSchema).nullish() });

export const transactionSchema = z.object({
  ID: z.string(),
  Type: z.string(),
  Amount: decimal,
  Succeeded: flag,
});
export type OcTransaction = z.output<typeof transactionSchema>;

export const paymentSchema = z.object({
  ID: z.string(),
  Type: text,
  Amount: decimal,
  Accepted: flag,
  OrderReturnID: text,
  xp,
  Transactions: z.array(transactionSchema).nullish(),
});
export type OcPayment = z.output<typeof paymentSchema>;

export const orderReturnSchema = z.object({
  ID: z.string(),
  OrderID: z.string(),
  Status: text,
  RefundAmount: decimal,
  Comments: text,
  DateCreated: text,
  DateSubmitted: text,
  DateApproved: text,
  ItemsToReturn: z.array(z.object({ LineItemID: z.string(), Quantity: decimal })).nullish(),
  xp,
});
export type OcOrderReturn = z.output<typeof orderReturnSchema>;

export const shipmentSchema = z.object({
  ID: z.string(),
  Shipper: text,
  DateShipped: text,
  TrackingNumber: text,
});
export type OcShipment = z.output<typeof shipmentSchema>;

export const shipmentItemSchema = z.object({
  OrderID: z.string(),
  LineItemID: z.string(),
  QuantityShipped: decimal,
});

/** A product or a variant, as far as its stock goes. */
export const stockOwnerSchema = z.object({
  Inventory: z.object({ Enabled: flag, VariantLevelTracking: flag, QuantityAvailable: decimal }).nullish(),
  xp,
});
export const productSchema = stockOwnerSchema.extend({ ID: z.string() });
export type OcProduct = z.output<typeof productSchema>;

export const inventoryRecordSchema = z.object({ ID: z.string(), QuantityAvailable: decimal, xp });
export type OcInventoryRecord = z.output<typeof inventoryRecordSchema>;

/** A list of such items; the total is told but not relied on, since lists move while they are read. */
export function listOf<T>(item: z.ZodType<T>): z.ZodType<{ Items: T[] }> {
  return z.object({ Items: z.array(item) });
}
