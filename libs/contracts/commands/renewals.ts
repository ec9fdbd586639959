import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema } from '../models/common';
import { InvoiceSchema, SubscriptionSchema } from '../models/subscription';

export const CreateOrder = defineCommand(
  'cms-sync',
  'create-order',
  1,
  "Make the paid order of a subscription's invoice in the commerce system: found by the invoice first, so twice makes one. Fails with `not-supported` where the system takes none.",
  z.object({ storeId: IdSchema, invoice: InvoiceSchema, subscription: SubscriptionSchema.nullable() }),
);
