import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

const COUNTERFACTUAL_STATES = ['running', 'done', 'canceled', 'failed'] as const;

const CountSchema = z.int().nonnegative();
const StepsSchema = z.array(z.object({ stepId: z.string(), type: z.string() })).max(40);

/** What would have been otherwise: orders, money, and of each kind of change the shortest example. */
export const CounterfactualResultSchema = z.object({
  played: CountSchema,
  changed: CountSchema,
  /** New less old, in the currency's smallest unit: what the commands of the workflow would have moved. */
  money: z.array(z.object({ currency: z.string(), captured: z.int(), refunded: z.int() })).max(200),
  changes: z
    .array(
      z.object({
        kind: z.enum([
          'starts',
          'does-not-start',
          'command-added',
          'command-removed',
          'command-changed',
          'order-changed',
          'fails',
          'fails-no-more',
          'ends-differently',
        ]),
        /** The command or signal; null for the run as a whole. */
        about: z.string().nullable(),
        count: CountSchema,
        example: z.object({
          storeId: IdSchema,
          orderId: IdSchema,
          /** How many facts its story has. */
          facts: CountSchema,
          before: StepsSchema,
          after: StepsSchema,
          fields: z.array(z.object({ path: z.string(), before: z.string(), after: z.string() })).max(10),
        }),
      }),
    )
    .max(50),
});
export type CounterfactualResult = z.output<typeof CounterfactualResultSchema>;

export const CounterfactualSchema = z.object({
  jobId: IdSchema,
  workflowId: IdSchema,
  /** What the document is compared with; null when nothing was published before. */
  baseVersion: z.int().nullable(),
  days: z.int(),
  state: z.enum(COUNTERFACTUAL_STATES),
  total: CountSchema,
  /** There were more orders: the newest were taken. */
  truncated: z.boolean(),
  result: CounterfactualResultSchema,
  failure: z.string().nullable(),
  startedBy: z.string(),
  startedAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
});
export type Counterfactual = z.output<typeof CounterfactualSchema>;
