import { END, type Position, type Step, type WorkflowDocument } from './document';
import { freeId, idsOf } from './ids';
import { mapPorts } from './ports';

const SHIFT: Position = { x: 48, y: 48 };

/** Steps that were copied; plain JSON, so that they travel between workflows through the system's clipboard. */
export interface CopiedSteps {
  readonly tillbridge: 'steps';
  readonly steps: readonly Step[];
}

export const copySteps = (document: WorkflowDocument, ids: ReadonlySet<string>): CopiedSteps => ({
  tillbridge: 'steps',
  steps: document.steps.filter(({ id }) => ids.has(id)),
});

/** Undefined when the text is something else. */
export function readCopied(text: string): CopiedSteps | undefined {
  try {
    const value = JSON.parse(text) as Partial<CopiedSteps> | null;
    return value?.tillbridge === 'steps' && Array.isArray(value.steps) ? (value as CopiedSteps) : undefined;
  } catch {
    return undefined;
  }
}

/** Copies keep the ways among themselves; ways to steps that were not copied end. Ids that are taken get a number. */
export function pasteSteps(
  document: WorkflowDocument,
  { steps }: CopiedSteps,
): { document: WorkflowDocument; ids: string[] } {
  const taken = idsOf(document);
  const names = new Map<string, string>();
  for (const { id } of steps) {
    const free = freeId(id, taken);
    taken.add(free);
    names.set(id, free);
  }
  const copies = steps.map((step) => ({
    ...mapPorts(step, (to) => names.get(to) ?? END),
    id: names.get(step.id) ?? step.id,
    ...(step.position ? { position: { x: step.position.x + SHIFT.x, y: step.position.y + SHIFT.y } } : {}),
  }));
  if (copies.length === 0) return { document, ids: [] };
  const pasted = { ...document, steps: [...document.steps, ...copies] };
  const start = document.steps.length === 0 ? (copies[0]?.id ?? document.start) : document.start;
  return {
    document: start === document.start ? pasted : { ...pasted, start },
    ids: copies.map(({ id }) => id),
  };
}
