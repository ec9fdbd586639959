import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema } from '../models/common';
import { PeriodReadinessSchema, PeriodSchema } from '../models/period';

export const GetPeriod = defineQuery(
  'reconciliation',
  'get-period',
  1,
  'Whether the books of a month can be closed, what is in the way, and the month-end lists; null when the store is unknown.',
  z.object({ storeId: IdSchema, period: PeriodSchema }),
  PeriodReadinessSchema.nullable(),
);

/** In the order of the bundle. */
export const EVIDENCE_SECTIONS = [
  'bundle',
  'account-opening',
  'entry',
  'posting-table',
  'payout',
  'payout-movement',
  'bank-statement',
  'bank-line',
  'exception',
  'account-closing',
  'readiness',
] as const;
export type EvidenceSection = (typeof EVIDENCE_SECTIONS)[number];

export const ExportEvidence = defineQuery(
  'reconciliation',
  'export-evidence',
  1,
  "A page of what proves a month's books: entries with their inputs, rules, payouts, bank lines, exceptions, balances; null when the store is unknown.",
  z.object({
    storeId: IdSchema,
    period: PeriodSchema,
    section: z.enum(EVIDENCE_SECTIONS),
    cursor: z.string().max(500).nullable().default(null),
    limit: z.int().min(1).max(200).default(100),
  }),
  z
    .object({ records: z.array(z.record(z.string(), z.unknown())), nextCursor: z.string().nullable() })
    .nullable(),
);
