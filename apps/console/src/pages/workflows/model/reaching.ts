import { findStep, type WorkflowDocument } from './document';
import { portsOf } from './ports';

/** Names of events that a step may find in `event`: those taken last on the ways to it, the trigger where nothing was taken yet. */
export function eventsReaching(document: WorkflowDocument, id: string | null): string[] {
  if (id === null) return [document.trigger.event];
  const names = new Set<string>();
  const seen = new Set<string>([id]);
  const pending = [id];
  while (pending.length > 0) {
    const target = pending.pop();
    if (target === document.start) names.add(document.trigger.event);
    for (const step of document.steps) {
      for (const port of portsOf(step)) {
        if (port.to !== target) continue;
        if (port.kind === 'event') names.add(port.detail ?? '');
        else if (!seen.has(step.id)) {
          seen.add(step.id);
          pending.push(step.id);
        }
      }
    }
  }
  return findStep(document, id) ? [...names] : [document.trigger.event];
}
