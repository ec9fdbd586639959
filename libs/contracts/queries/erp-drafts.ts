import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema } from '../models/common';
import { ErpDraftSchema } from '../models/erp-draft';

/** What the ERP would get of one command. */
export const DraftedDocumentsSchema = z.object({
  /** Null: the store has no ERP, and nothing would be posted. */
  connectionId: IdSchema.nullable(),
  documents: z.array(ErpDraftSchema).max(10),
  /** Why there are none, as it would fail then. */
  fault: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type DraftedDocuments = z.output<typeof DraftedDocumentsSchema>;

export const DraftErpDocuments = defineQuery(
  'reconciliation',
  'draft-erp-documents',
  1,
  'What the ERP would get of a command, whatever it has already; nobody outside is asked.',
  z.object({ command: z.string().max(100), body: z.unknown() }),
  DraftedDocumentsSchema,
);
