import { z } from 'zod';
import { componentSchema, readShape, xcMoneySchema } from '../engine/entity-types';

const adjustmentSchema = z.looseObject({
  AdjustmentType: z.string().nullish(),
  Adjustment: xcMoneySchema.nullish(),
  IncludeInGrandTotal: z.boolean().nullish(),
});
export type XcAdjustment = z.output<typeof adjustmentSchema>;

const totalsSchema = z.looseObject({
  SubTotal: xcMoneySchema.nullish(),
  GrandTotal: xcMoneySchema.nullish(),
});

const lineSchema = z.looseObject({
  Id: z.string(),
  ItemId: z.string().nullish(),
  Quantity: z.string(),
  Totals: totalsSchema.nullish(),
  Adjustments: z.array(adjustmentSchema).nullish(),
  CartLineComponents: z.array(componentSchema).nullish(),
});
export type XcLine = z.output<typeof lineSchema>;

const orderSchema = z.looseObject({
  Id: z.string().min(1),
  OrderConfirmationId: z.string().nullish(),
  ShopName: z.string().nullish(),
  Status: z.string().nullish(),
  OrderPlacedDate: z.string(),
  DateUpdated: z.string().nullish(),
  Totals: totalsSchema.nullish(),
  Adjustments: z.array(adjustmentSchema).nullish(),
  Lines: z.array(lineSchema).nullish(),
  SalesActivity: z.array(z.looseObject({ EntityTarget: z.string().nullish() })).nullish(),
  Components: z.array(componentSchema).nullish(),
});
/** The order entity, as far as it is read here. */
export type XcOrder = z.output<typeof orderSchema>;

/** What has to be asked for: OData leaves out what is contained unless it is named. */
export const ORDER_EXPAND =
  'Lines($expand=CartLineComponents($expand=ChildComponents)),Components($expand=ChildComponents)';

export function readOrder(value: unknown): XcOrder {
  return readShape(orderSchema, value, 'The order');
}
