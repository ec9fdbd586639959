import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';
import { DisputeSchema } from '../models/dispute';
import { PaymentSchema } from '../models/payment';

/** `payment` is the payment as it stands now; null when the charge belongs to none of ours. */
const disputeFact = z.object({
  storeId: IdSchema,
  orderId: IdSchema.nullable(),
  dispute: DisputeSchema,
  payment: PaymentSchema.nullable(),
  at: InstantSchema,
});

export const DisputeOpened = defineEvent(
  'dispute.opened',
  1,
  "A customer's bank disputes a charge, or asks about it (a warning moves no money).",
  disputeFact,
);
export const DisputeUpdated = defineEvent(
  'dispute.updated',
  1,
  'A dispute moved on: evidence was sent, funds were withdrawn, a warning became a dispute.',
  disputeFact,
);
export const DisputeEvidenceDue = defineEvent(
  'dispute.evidence-due',
  1,
  'Evidence is still to be sent and its deadline is near.',
  disputeFact.extend({ hoursLeft: z.number() }),
);
export const DisputeClosed = defineEvent(
  'dispute.closed',
  1,
  'A dispute has ended; `outcome` says for whom.',
  disputeFact.extend({ outcome: z.enum(['won', 'lost', 'warning_closed', 'prevented']) }),
);

export const DISPUTE_EVENTS = [DisputeOpened, DisputeUpdated, DisputeEvidenceDue, DisputeClosed] as const;
