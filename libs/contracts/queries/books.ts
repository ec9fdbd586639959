import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema } from '../models/common';
import { JournalEntrySchema } from '../models/journal-entry';
import { PageRequestSchema, pageOf } from '../models/timeline';

export const ListJournalEntries = defineQuery(
  'reconciliation',
  'list-journal-entries',
  1,
  'Entries of our books, newest first.',
  PageRequestSchema.extend({
    storeIds: z.array(IdSchema).nullable(),
    orderId: IdSchema.nullable(),
    /** Days of the entries, both included. */
    from: z.iso.date().nullable().default(null),
    to: z.iso.date().nullable().default(null),
  }),
  pageOf(JournalEntrySchema),
);

export const ExportLedger = defineQuery(
  'reconciliation',
  'export-ledger',
  1,
  "A page of the journal as hledger's text or as CSV, oldest first.",
  PageRequestSchema.extend({
    storeIds: z.array(IdSchema).nullable(),
    format: z.enum(['hledger', 'csv']),
    /** Days of the entries, both included. */
    from: z.iso.date().nullable().default(null),
    to: z.iso.date().nullable().default(null),
  }),
  z.object({ text: z.string(), nextCursor: z.string().nullable() }),
);
