import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema } from '../models/common';
import { MoneySchema } from '../models/money';

export const MailPaymentLink = defineCommand(
  'orchestrator',
  'mail-payment-link',
  1,
  'Mail a shopper the link to pay an order by, because an operator wants it.',
  z.object({
    requestId: IdSchema,
    storeId: IdSchema,
    orderId: IdSchema,
    to: z.email().max(512),
    /** What people call the order. */
    number: z.string().max(200),
    total: MoneySchema,
    payUrl: z.url({ protocol: /^https?$/ }),
    firstName: z.string().max(200).nullable(),
    locale: z.string().max(50).nullable(),
    by: z.string().max(500),
  }),
);
