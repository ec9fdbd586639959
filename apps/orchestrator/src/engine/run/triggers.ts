import { evaluateIn } from '../document/template';
import type { WorkflowDocument } from '../document/workflow-document';
import { Effort } from './effort';

/** Whether a fact starts a run of the document. A filter that cannot be evaluated does not. */
export async function triggers(
  document: WorkflowDocument,
  event: string,
  body: unknown,
  store: unknown,
  effort = new Effort(),
): Promise<boolean> {
  if (document.trigger.event !== event) return false;
  if (document.trigger.filter === undefined) return true;
  const wanted = await evaluateIn(document.trigger.filter, { event: body, store }, effort);
  return wanted.ok && wanted.value === true;
}
