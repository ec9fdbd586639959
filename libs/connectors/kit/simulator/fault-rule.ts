import { z } from 'zod';

/**
 * `status-NNN`, `html` and `redirect` answer instead of the system; `delay` only slows it down; `timeout` never answers;
 * `drop-response` and `truncate` let the work be done and then cut the connection.
 */
export const faultKindSchema = z.union([
  z.enum(['delay', 'timeout', 'drop-response', 'truncate', 'html', 'redirect']),
  z.templateLiteral(['status-', z.number().int().min(400).max(599)]),
]);

export const faultRuleSchema = z.strictObject({
  match: z
    .strictObject({
      method: z.string().toUpperCase().optional(),
      /** The path without the query; `*` stands for any text, slashes included. */
      pathPattern: z.string().min(1).optional(),
    })
    .default({}),
  kind: faultKindSchema,
  /** How many requests are hit before the rule is used up; without it the rule stays. */
  times: z.number().int().positive().optional(),
  probability: z.number().min(0).max(1).default(1),
  seed: z.string().default('1'),
  delayMs: z.number().int().min(0).max(600_000).default(1000),
  /** Sent as `Retry-After` with status faults: seconds or an HTTP date. */
  retryAfter: z.union([z.number().transform(String), z.string()]).optional(),
  /** The system's own error code, where its wording has one. */
  code: z.string().optional(),
});

export type FaultRule = z.output<typeof faultRuleSchema>;
export type FaultRuleInput = z.input<typeof faultRuleSchema>;
