import { defineQuery } from '../message';
import { OrderKeySchema } from '../models/common';
import { OrderFundsSchema } from '../models/order-funds';

export const TraceOrderFunds = defineQuery(
  'reconciliation',
  'trace-order-funds',
  1,
  "Where an order's money is between the balance at the provider and the bank.",
  OrderKeySchema,
  OrderFundsSchema,
);
