import { z } from 'zod';

const StepReferenceSchema = z.object({
  runId: z.string().min(1),
  stepId: z.string().min(1),
  attempt: z.int().min(1),
});

/** The step of a workflow run that sent a command and waits for its outcome. */
export type StepReference = z.output<typeof StepReferenceSchema>;

/** Undefined when the header is absent or not what `x-step` carries. */
export function parseStepHeader(header: unknown): StepReference | undefined {
  if (typeof header !== 'string') return undefined;
  try {
    const parsed = StepReferenceSchema.safeParse(JSON.parse(header));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
