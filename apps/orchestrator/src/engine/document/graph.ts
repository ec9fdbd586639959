import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { END, type Step, type WorkflowDocument } from './workflow-document';

/** A reference from one step to another, with the path of the field that holds it. */
export interface Edge {
  readonly field: string;
  readonly to: string;
}

/** Every way out of a step, parts inside (`start`, `branches`) included. */
export function edgesOf(step: Step): Edge[] {
  switch (step.type) {
    case 'call':
      return [...catchEdges(step.catch), { field: 'next', to: step.next }];
    case 'listen':
      return [
        ...step.for.map((alternative, index) => ({ field: `for[${index}].next`, to: alternative.next })),
        ...timeoutEdges(step.timeout),
      ];
    case 'switch':
      return [
        ...step.cases.map((branch, index) => ({ field: `cases[${index}].next`, to: branch.next })),
        { field: 'default', to: step.default },
      ];
    case 'try':
      return [
        { field: 'start', to: step.start },
        ...catchEdges(step.catch),
        { field: 'next', to: step.next },
      ];
    case 'fork':
      return [
        ...step.branches.map((to, index) => ({ field: `branches[${index}]`, to })),
        ...catchEdges(step.catch),
        { field: 'next', to: step.next },
      ];
    case 'approval':
      return [
        { field: 'approved', to: step.approved },
        { field: 'rejected', to: step.rejected },
        ...timeoutEdges(step.timeout),
      ];
    case 'wait':
    case 'emit':
    case 'set':
      return [{ field: 'next', to: step.next }];
    case 'raise':
      return [];
    default:
      return assertUnreachable(step);
  }
}

function catchEdges(entries: ReadonlyArray<{ next: string }>): Edge[] {
  return entries.map((entry, index) => ({ field: `catch[${index}].next`, to: entry.next }));
}

function timeoutEdges(timeout: { next: string } | undefined): Edge[] {
  return timeout ? [{ field: 'timeout.next', to: timeout.next }] : [];
}

export function stepsById(document: WorkflowDocument): Map<string, Step> {
  return new Map(document.steps.map((step) => [step.id, step]));
}

/** Ids that can be reached from `from`, itself included; `end` is left out. */
export function reachableFrom(from: string, steps: ReadonlyMap<string, Step>): Set<string> {
  const reached = new Set<string>();
  const pending = [from];
  while (pending.length > 0) {
    const id = pending.pop()!;
    const step = steps.get(id);
    if (id === END || !step || reached.has(id)) continue;
    reached.add(id);
    pending.push(...edgesOf(step).map((edge) => edge.to));
  }
  return reached;
}

const WAITING = new Set<Step['type']>(['listen', 'wait', 'approval']);

/** Ids of steps on a way that comes back to itself without ever waiting for an event, a time or a person. */
export function endlessLoops(steps: ReadonlyMap<string, Step>): string[] {
  const waits = (step: Step): boolean => {
    if (WAITING.has(step.type)) return true;
    if (step.type !== 'try' && step.type !== 'fork') return false;
    const parts = step.type === 'try' ? [step.start] : step.branches;
    return parts.every((part) =>
      [...reachableFrom(part, steps)].some((id) => WAITING.has(steps.get(id)!.type)),
    );
  };
  const restless = new Map(
    [...steps.values()].filter((step) => !waits(step)).map((step) => [step.id, edgesOf(step)] as const),
  );
  return [...restless.keys()].filter((id) => comesBack(id, restless));
}

function comesBack(start: string, edges: ReadonlyMap<string, Edge[]>): boolean {
  const seen = new Set<string>();
  const pending = (edges.get(start) ?? []).map((edge) => edge.to);
  while (pending.length > 0) {
    const id = pending.pop()!;
    if (id === start) return true;
    const next = edges.get(id);
    if (!next || seen.has(id)) continue;
    seen.add(id);
    pending.push(...next.map((edge) => edge.to));
  }
  return false;
}
