import { z } from 'zod';
import { defineEvent } from '../message';
import { ErrorBodySchema, IdSchema, InstantSchema, OrderKeySchema } from '../models/common';
import { MoneySchema } from '../models/money';
import { OrderSchema } from '../models/order';
import { PaymentSchema } from '../models/payment';

const ofInvoice = { invoiceId: IdSchema, subscriptionId: IdSchema.nullable(), at: InstantSchema };

export const OrderCreatedByUs = defineEvent(
  'order.created-by-us',
  1,
  'A paid renewal is an order in the commerce system, made by us and paid there. It is not `order.placed`: nothing is charged for it.',
  OrderKeySchema.extend({ order: OrderSchema, payment: PaymentSchema, ...ofInvoice }),
);

export const OrderNotCreated = defineEvent(
  'order.not-created',
  1,
  'A paid renewal has no order in the commerce system, since the system takes none: somebody makes it by hand. Told once per invoice.',
  z.object({
    storeId: IdSchema,
    total: MoneySchema,
    number: z.string().max(200).nullable(),
    customerEmail: z.string().max(512).nullable(),
    error: ErrorBodySchema,
    ...ofInvoice,
  }),
);
