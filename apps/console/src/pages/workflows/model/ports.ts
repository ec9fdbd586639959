import type { Catch, Step, Timeout } from './document';

/** A way out of a step. `field` is its path inside the step, as faults name it: `for[2].next`. */
export interface Port {
  readonly field: string;
  readonly to: string;
  readonly kind:
    'next' | 'event' | 'case' | 'default' | 'part' | 'error' | 'timeout' | 'approved' | 'rejected';
  /** The event, the condition, the error codes or the duration. */
  readonly detail?: string;
}

/** Every way out, in the order in which they are drawn. */
export function portsOf(step: Step): Port[] {
  switch (step.type) {
    case 'call':
      return [next(step.next), ...errors(step.catch)];
    case 'listen':
      return [
        ...step.for.map(({ event, next: to }, index) => ({
          field: `for[${index}].next`,
          to,
          kind: 'event' as const,
          detail: event,
        })),
        ...timeout(step.timeout),
      ];
    case 'switch':
      return [
        ...step.cases.map(({ when, next: to }, index) => ({
          field: `cases[${index}].next`,
          to,
          kind: 'case' as const,
          detail: when,
        })),
        { field: 'default', to: step.default, kind: 'default' },
      ];
    case 'try':
      return [{ field: 'start', to: step.start, kind: 'part' }, next(step.next), ...errors(step.catch)];
    case 'fork':
      return [
        ...step.branches.map((to, index) => ({
          field: `branches[${index}]`,
          to,
          kind: 'part' as const,
          detail: String(index + 1),
        })),
        next(step.next),
        ...errors(step.catch),
      ];
    case 'approval':
      return [
        { field: 'approved', to: step.approved, kind: 'approved' },
        { field: 'rejected', to: step.rejected, kind: 'rejected' },
        ...timeout(step.timeout),
      ];
    case 'wait':
    case 'emit':
    case 'set':
      return [next(step.next)];
    case 'raise':
      return [];
  }
}

const next = (to: string): Port => ({ field: 'next', to, kind: 'next' });

const errors = (entries: readonly Catch[] | undefined): Port[] =>
  (entries ?? []).map((entry, index) => ({
    field: `catch[${index}].next`,
    to: entry.next,
    kind: 'error',
    detail: entry.errors.join(', '),
  }));

const timeout = (entry: Timeout | undefined): Port[] =>
  entry ? [{ field: 'timeout.next', to: entry.next, kind: 'timeout', detail: entry.after }] : [];

/** The step with one of its ways leading elsewhere; the step itself when it has no such way. */
export function withPort(step: Step, field: string, to: string): Step {
  if (!portsOf(step).some((port) => port.field === field)) return step;
  return setAt(step, field.split(/[.[\]]+/).filter(Boolean), to) as Step;
}

/** The step with every way rewritten. */
export function mapPorts(step: Step, change: (to: string) => string): Step {
  let changed = step;
  for (const { field, to } of portsOf(step)) {
    const target = change(to);
    if (target !== to) changed = withPort(changed, field, target);
  }
  return changed;
}

function setAt(value: unknown, [key, ...rest]: readonly string[], to: string): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === key ? setAt(item, rest, to) : item));
  }
  const members = value as Record<string, unknown>;
  return { ...members, [key]: setAt(members[key], rest, to) };
}
