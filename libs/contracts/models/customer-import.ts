import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** The side whose existing customers are taken in; the other side gains what it lacks. */
export const IMPORT_SIDES = ['commerce', 'payment'] as const;
export const IMPORT_STATES = ['running', 'canceled', 'done'] as const;

/** What became of each record. They add up to those that are done. */
export const IMPORT_OUTCOMES = ['created', 'linked', 'updated', 'takenIn', 'unchanged', 'failed'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

const CountSchema = z.int().nonnegative();

export const ImportFailureSchema = z.object({
  externalId: IdSchema,
  code: z.string().max(100),
  message: z.string().max(500),
});
export type ImportFailure = z.output<typeof ImportFailureSchema>;

/** Existing customers of one store taken in from one of its systems. */
export const CustomerImportSchema = z.object({
  jobId: IdSchema,
  storeId: IdSchema,
  from: z.enum(IMPORT_SIDES),
  state: z.enum(IMPORT_STATES),
  /** Found so far. */
  listed: CountSchema,
  /** Null while the system neither counts nor has shown all of them. */
  total: CountSchema.nullable(),
  done: CountSchema,
  counts: z.object({
    /** A record was made in the other system. */
    created: CountSchema,
    /** Our mark on the record said whose it is. */
    linked: CountSchema,
    /** Known before, and a change was carried over. */
    updated: CountSchema,
    /** Known now; nothing was to be made elsewhere. */
    takenIn: CountSchema,
    unchanged: CountSchema,
    failed: CountSchema,
  }),
  /** The newest 100. A resumed import tries them again. */
  failures: z.array(ImportFailureSchema).max(100),
  /** Since it was begun or resumed; null before anything was done. */
  ratePerSecond: z.number().nonnegative().nullable(),
  /** Null while the total or the rate is unknown. */
  etaSeconds: CountSchema.nullable(),
  /** Why it stands still at the moment: a system that does not answer or asks to wait. */
  waitingFor: z.string().max(200).nullable(),
  startedAt: InstantSchema,
  updatedAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
});
export type CustomerImport = z.output<typeof CustomerImportSchema>;
