import { z } from 'zod';
import { InstantSchema } from '#contracts/models/common';

/** Why no link is mailed. Stable: programs and the console go by them. */
export const REFUSALS = {
  'no-payment': 'No payment has been prepared that could be paid by a link',
  'nothing-to-pay': 'The order is paid, or its payment is under way',
  'order-canceled': 'The order is canceled',
  'payment-ended': 'The payment has expired or was canceled',
  'no-email': 'The shop knows no e-mail address of the shopper',
  'no-mail-connection': 'The store has no mail connection',
  'too-soon': 'The link was mailed a short while ago',
  'too-often': 'The link was mailed as often as is allowed in a day',
  'would-fail': 'The mail cannot be written',
} as const;
export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
  /** When it is allowed again; null where waiting does not help. */
  readonly until: Date | null;
}

export const refusalOf = (code: RefusalCode, detail: string = REFUSALS[code]): Refusal => ({
  code,
  detail,
  until: null,
});

export const PreviewSchema = z.object({
  mail: z
    .object({ to: z.string(), subject: z.string(), text: z.string() })
    .nullable()
    .describe('What would be sent; null when nothing would be'),
  refusal: z.object({ code: z.string(), detail: z.string(), until: InstantSchema.nullable() }).nullable(),
});
export type PaymentLinkPreview = z.output<typeof PreviewSchema>;
