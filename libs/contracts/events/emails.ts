import { z } from 'zod';
import { defineEvent } from '../message';
import { InstantSchema, OrderKeySchema } from '../models/common';

export const PaymentLinkMailed = defineEvent(
  'payment.link-mailed',
  1,
  'The link to pay an order by was mailed to the shopper because an operator wanted it.',
  OrderKeySchema.extend({
    /** Who asked for it, as the audit log names them. */
    by: z.string().max(500),
    at: InstantSchema,
  }),
);
