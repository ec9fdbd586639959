import { z } from 'zod';

/** What a workflow's document did on simulated orders in bad weather. */
export const TwinReportSchema = z.object({
  seed: z.string().max(100),
  /** Asked for; fewer are played when time runs out. */
  orders: z.int(),
  played: z.int(),
  /** Those that started a run: none, when the document waits for something that no story tells. */
  started: z.int(),
  /** What went wrong on purpose, by kind. */
  faults: z.record(z.string(), z.int()),
  violations: z.array(
    z.object({
      code: z.string().max(100),
      /** A warning: the run stands still until somebody mends it, and nothing is lost. */
      severity: z.enum(['violation', 'warning']),
      message: z.string().max(2_000),
      times: z.int(),
      /** The shortest story in which it happens. */
      example: z.object({
        story: z.string(),
        seed: z.string(),
        /** `kind#occasion`; none: it happens without anything going wrong. */
        faults: z.array(z.string()),
        notes: z.array(z.object({ at: z.string(), what: z.string() })).max(60),
      }),
    }),
  ),
});
export type TwinReport = z.output<typeof TwinReportSchema>;
