import { z } from 'zod';
import { defineEvent } from '../message';
import { ErrorBodySchema, IdSchema, InstantSchema, OrderKeySchema } from '../models/common';
import { JournalEntrySchema } from '../models/journal-entry';

const entryFact = z.object({
  storeId: IdSchema,
  orderId: IdSchema.nullable(),
  entry: JournalEntrySchema,
  at: InstantSchema,
});

export const JournalEntryRecorded = defineEvent(
  'journal-entry.recorded',
  1,
  'A balanced entry stands in our books.',
  entryFact,
);
export const JournalEntryPosted = defineEvent('journal-entry.posted', 1, 'The ERP has the entry.', entryFact);
export const BookingException = defineEvent(
  'booking.exception',
  1,
  'A balance transaction that no posting rule may book; a person decides.',
  z.object({
    storeId: IdSchema,
    orderId: IdSchema.nullable(),
    balanceTransactionId: IdSchema,
    error: ErrorBodySchema,
    at: InstantSchema,
  }),
);
export const ErpOrderPosted = defineEvent(
  'erp-order.posted',
  1,
  'Customer and order stand in the ERP.',
  OrderKeySchema.extend({ erpCustomerId: z.string(), erpOrderId: z.string(), at: InstantSchema }),
);
export const InventoryReserved = defineEvent(
  'inventory.reserved',
  1,
  'The ERP holds stock for the order.',
  OrderKeySchema.extend({ reservations: z.array(z.string()), at: InstantSchema }),
);
export const InventoryReleased = defineEvent(
  'inventory.released',
  1,
  'The ERP holds no stock for the order any more.',
  OrderKeySchema.extend({ at: InstantSchema }),
);
export const PeriodClosed = defineEvent(
  'period.closed',
  1,
  'The books of a store are closed through a day; null: they are open again.',
  z.object({
    storeId: IdSchema,
    closedThrough: z.string().nullable(),
    before: z.string().nullable(),
    actor: z.string(),
    reason: z.string().nullable(),
    at: InstantSchema,
  }),
);
