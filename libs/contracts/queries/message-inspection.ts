import { z } from 'zod';
import { defineQuery, type ServiceName } from '../message';
import { InstantSchema } from '../models/common';

/** What a message of another shape than the last good one has, lacks, or has as another type. Shapes hold no values. */
export const ShapeDifferenceSchema = z.object({
  /** Dotted, `[]` for any position of a list. */
  path: z.string(),
  kind: z.enum(['missing', 'added', 'other-type']),
  /** The type it had in the good message; null when it had none. */
  good: z.string().nullable(),
  now: z.string().nullable(),
});
export type ShapeDifference = z.output<typeof ShapeDifferenceSchema>;

export const MessageInspectionSchema = z.object({
  /** Whether this service takes messages of this type. */
  handled: z.boolean(),
  /** Where the body breaks its contract. */
  faults: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).max(20),
  /** Its effect has happened already: a replay would change nothing. */
  effectHappened: z.boolean(),
  /** What handling it would do, found out without doing it; null when the handler cannot say. */
  preview: z
    .object({
      verdict: z.enum(['would-act', 'would-fail', 'nothing-to-do']),
      code: z.string().max(100),
      sentence: z.string().max(2_000),
      details: z.record(z.string(), z.unknown()),
    })
    .nullable(),
  /** The last message of this type that was handled, as far as one was kept. */
  comparedWith: z.object({ messageId: z.string(), handledAt: InstantSchema }).nullable(),
  differences: z.array(ShapeDifferenceSchema).max(200),
});
export type MessageInspection = z.output<typeof MessageInspectionSchema>;

const inspection = <S extends ServiceName>(service: S) =>
  defineQuery(
    service,
    'inspect-message',
    1,
    'What would become of a message here, without handling it, and how it differs from the last good one of its type.',
    z.object({ messageId: z.string().max(255), type: z.string().max(255), body: z.unknown() }),
    MessageInspectionSchema,
  );
export const GatewayInspection = inspection('gateway');
export const OrchestratorInspection = inspection('orchestrator');
export const PaymentsInspection = inspection('payments');
export const CmsSyncInspection = inspection('cms-sync');
export const ReconciliationInspection = inspection('reconciliation');

export const INSPECTIONS = {
  gateway: GatewayInspection,
  orchestrator: OrchestratorInspection,
  payments: PaymentsInspection,
  'cms-sync': CmsSyncInspection,
  reconciliation: ReconciliationInspection,
} as const;
