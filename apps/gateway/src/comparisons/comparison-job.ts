import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { raiseProblem } from '#platform/http/problem';
import type { EndpointOptions } from '../http/endpoint';

/** Of a comparison that runs in the background: what is compared, and the comparison. */
export const JobParamSchema = z.object({ id: IdSchema, jobId: IdSchema });
export type JobParams = z.output<typeof JobParamSchema>;

export const JobSchema = z.object({ jobId: z.string() });

interface About {
  readonly tag: string;
  readonly summary: string;
  readonly comparison: z.ZodObject<{ state: z.ZodType }>;
  /** What 503 means here. */
  readonly unavailable: string;
}

export const lookAtJob = ({ tag, summary, comparison, unavailable }: About): EndpointOptions => ({
  tag,
  summary,
  role: 'editor',
  params: JobParamSchema,
  response: comparison,
  problems: { 404: 'No such comparison; they are kept for a week', 503: unavailable },
});

export const stopJob = ({ tag, summary, comparison, unavailable }: About): EndpointOptions => ({
  tag,
  summary,
  role: 'editor',
  params: JobParamSchema,
  response: JobSchema.extend({ state: comparison.shape.state }),
  problems: { 404: 'No such comparison', 503: unavailable },
});

/** The comparison that was found, if it is one of what the address names. */
export function ofSubject<T>(found: T | null, isOfSubject: (comparison: T) => boolean): T {
  if (found !== null && isOfSubject(found)) return found;
  return raiseProblem(404, 'not-found', 'There is no such comparison');
}
