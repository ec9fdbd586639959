import type { WorkflowDocument } from '../document/workflow-document';

const known = new WeakMap<WorkflowDocument, ReadonlySet<string>>();

/** Names of all events that some step of the document listens to: others need not be kept for it. */
export function listenedEvents(document: WorkflowDocument): ReadonlySet<string> {
  const cached = known.get(document);
  if (cached) return cached;
  const names = new Set(
    document.steps.flatMap((step) =>
      step.type === 'listen' ? step.for.map((alternative) => alternative.event) : [],
    ),
  );
  known.set(document, names);
  return names;
}
