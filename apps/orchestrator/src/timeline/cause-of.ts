import type { Cause } from '#contracts/models/timeline';

interface Told {
  readonly causationId: string | null;
  /** Of the run whose command was the cause; null for every other cause. */
  readonly workflowId: string | null;
}

/** What made an item happen. A command's id names its run and step; what is none of these is a message from outside, a webhook say. */
export function causeOf({ causationId, workflowId }: Told, known: ReadonlySet<string>): Cause | undefined {
  if (causationId === null) return undefined;
  if (known.has(causationId)) return { kind: 'event', eventId: causationId };
  const [runId = '', stepId] = causationId.split(':');
  if (workflowId !== null && stepId !== undefined) return { kind: 'step', runId, workflowId, stepId };
  return { kind: 'message', messageId: causationId };
}
