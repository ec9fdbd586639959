import { z } from 'zod';
import { SERVICES, type CommandDefinition } from '#contracts/message';
import { MessageInspectionSchema } from '#contracts/queries/message-inspection';

/** Where an order may be sent again. */
export const RECEIVERS = ['shop', 'erp'] as const;
export type Receiver = (typeof RECEIVERS)[number];

/** Why nothing is sent. Stable: programs and the console go by them. */
export const REFUSALS = {
  'no-erp': 'The store has no ERP',
  'not-paid': 'The order is not paid: the ERP gets it once it is',
  'under-review': 'The payment is under review: the ERP gets the order once the review has approved it',
  'order-canceled': 'The order is canceled and the ERP lacks none of its entries',
  'nothing-to-send': 'Nothing is missing there, as far as is known here',
  'would-fail': 'It would be refused as it stands',
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** A command that has not been sent yet. */
export interface Message<D extends CommandDefinition = CommandDefinition> {
  readonly command: D;
  readonly body: z.input<D['schema']>;
}

const MessageSchema = z.object({ service: z.enum(SERVICES), type: z.string() });

export const PreviewSchema = z.object({
  to: z.enum(RECEIVERS),
  messages: z.array(MessageSchema.extend({ preview: MessageInspectionSchema.shape.preview })),
  refusal: z
    .object({ code: z.string(), detail: z.string() })
    .nullable()
    .describe('Why it would not be sent; null when it would be'),
});
export type SendAgainPreview = z.output<typeof PreviewSchema>;

export const SentSchema = z.object({
  to: z.enum(RECEIVERS),
  messages: z.array(MessageSchema.extend({ id: z.string() })),
});
export type Sent = z.output<typeof SentSchema>;
