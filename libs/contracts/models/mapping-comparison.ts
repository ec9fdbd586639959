import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

const COMPARISON_STATES = ['running', 'done', 'canceled', 'failed'] as const;

const CountSchema = z.int().nonnegative();

/** What a mapping document would have made otherwise of inputs that really came: orders, money, and of each kind of change an example. */
export const MappingComparisonResultSchema = z.object({
  played: CountSchema,
  changed: CountSchema,
  /** Inputs of which something secret is not kept: what the documents make of that is not known. */
  masked: CountSchema,
  /** New less old, in the currency's smallest unit. */
  money: z
    .array(
      z.object({
        currency: z.string(),
        /** Totals of the orders that can be mapped. */
        mapped: z.int(),
        /** Amounts that the documents themselves write. */
        written: z.int(),
      }),
    )
    .max(200),
  changes: z
    .array(
      z.object({
        kind: z.enum([
          'fails',
          'fails-no-more',
          'fails-otherwise',
          'field-added',
          'field-removed',
          'field-changed',
        ]),
        /** The target field. */
        field: z.string(),
        /** Why it fails, or failed; null where both give a value. */
        code: z.string().nullable(),
        count: CountSchema,
        example: z.object({
          storeId: IdSchema,
          orderId: IdSchema,
          before: z.string(),
          after: z.string(),
        }),
      }),
    )
    .max(100),
});
export type MappingComparisonResult = z.output<typeof MappingComparisonResultSchema>;

export const MappingComparisonSchema = z.object({
  jobId: IdSchema,
  mappingId: IdSchema,
  /** The version it is compared with. */
  baseVersion: z.int(),
  days: z.int(),
  state: z.enum(COMPARISON_STATES),
  total: CountSchema,
  /** There were more inputs: the newest were taken. */
  truncated: z.boolean(),
  result: MappingComparisonResultSchema,
  failure: z.string().nullable(),
  startedBy: z.string(),
  startedAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
});
export type MappingComparison = z.output<typeof MappingComparisonSchema>;
