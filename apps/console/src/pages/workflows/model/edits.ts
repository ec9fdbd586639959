import {
  END,
  findStep,
  type Expectation,
  type Note,
  type Position,
  type Step,
  type Trigger,
  type WorkflowDocument,
} from './document';
import { freeId, idFrom, idsOf } from './ids';
import { newStep } from './new-step';
import { mapPorts, portsOf, withPort } from './ports';
import { renameInExpressions } from './rename-in-expressions';

/** Edits give a new document and never touch the old one; what does not change is shared, and no change gives the same document. */

const mapSteps = (document: WorkflowDocument, change: (step: Step) => Step): WorkflowDocument => {
  const steps = document.steps.map(change);
  return steps.every((step, index) => step === document.steps[index]) ? document : { ...document, steps };
};

export interface NewStep {
  readonly type: Step['type'];
  readonly command?: string;
  readonly name?: string;
  readonly position?: Position;
  /** The way that shall lead to the new step; where it led before is where the new step goes on. */
  readonly after?: { readonly step: string; readonly field: string };
}

/** Adds a step. The first one of a document becomes its start. */
export function addStep(
  document: WorkflowDocument,
  wish: NewStep,
): { document: WorkflowDocument; id: string } {
  const base = wish.command?.split('.').at(-1) ?? wish.type;
  const id = freeId(idFrom(wish.name ?? base), idsOf(document));
  const made: Step = {
    ...newStep(wish.type, id, wish.command),
    ...(wish.name === undefined ? {} : { name: wish.name }),
    ...(wish.position === undefined ? {} : { position: wish.position }),
  };
  const before = wish.after && findStep(document, wish.after.step);
  const way = before && portsOf(before).find(({ field }) => field === wish.after?.field);
  const onward = way?.to ?? END;
  const step = onward === END ? made : withPort(made, portsOf(made)[0]?.field ?? '', onward);
  const added = { ...document, steps: [...document.steps, step] };
  const started = findStep(document, document.start) ? added : { ...added, start: id };
  return { document: wish.after ? connect(started, wish.after.step, wish.after.field, id) : started, id };
}

/** Makes a way lead to a step or to `end`. */
export const connect = (
  document: WorkflowDocument,
  from: string,
  field: string,
  to: string,
): WorkflowDocument =>
  mapSteps(document, (step) => (step.id === from && to !== from ? withPort(step, field, to) : step));

/** Removes steps and notes. Ways that led to a removed step lead to where it went on, so that what follows is not lost. */
export function removeParts(document: WorkflowDocument, ids: ReadonlySet<string>): WorkflowDocument {
  const onward = (to: string, seen: ReadonlySet<string> = new Set()): string => {
    if (!ids.has(to) || seen.has(to)) return ids.has(to) ? END : to;
    const step = findStep(document, to);
    const [first] = step ? portsOf(step) : [];
    return onward(first?.to ?? END, new Set([...seen, to]));
  };
  const steps = document.steps.filter(({ id }) => !ids.has(id)).map((step) => mapPorts(step, onward));
  const notes = (document.notes ?? [])
    .filter(({ id }) => !ids.has(id))
    .map((note) => withoutSteps(note, ids));
  const removed = steps.length < document.steps.length || notes.length < (document.notes?.length ?? 0);
  if (!removed) return document;
  const start = ids.has(document.start) ? onward(document.start) : document.start;
  const { notes: _before, ...rest } = document;
  return { ...rest, steps, start, ...(notes.length > 0 ? { notes } : {}) };
}

function withoutSteps(note: Note, ids: ReadonlySet<string>): Note {
  if (!note.around?.some((id) => ids.has(id))) return note;
  const around = note.around.filter((id) => !ids.has(id));
  const { around: _before, ...rest } = note;
  return around.length > 0 ? { ...rest, around } : rest;
}

export const replaceStep = (document: WorkflowDocument, step: Step): WorkflowDocument =>
  mapSteps(document, (old) => (old.id === step.id && !sameJson(old, step) ? step : old));

/** Gives a step another id; ways, frames and expressions (`steps.`) follow. Refused by returning the same document when it is taken. */
export function renameStep(document: WorkflowDocument, from: string, to: string): WorkflowDocument {
  if (from === to || to === END || idsOf(document).has(to) || !findStep(document, from)) return document;
  const follow = (id: string): string => (id === from ? to : id);
  const steps = document.steps.map((step) => {
    const moved = mapPorts(renameInExpressions(step, from, to) as Step, follow);
    return moved.id === from ? { ...moved, id: to } : moved;
  });
  const notes = document.notes?.map((note) =>
    note.around ? { ...note, around: note.around.map(follow) } : note,
  );
  return { ...document, steps, start: follow(document.start), ...(notes ? { notes } : {}) };
}

export function moveParts(
  document: WorkflowDocument,
  positions: ReadonlyMap<string, Position>,
): WorkflowDocument {
  const moved = mapSteps(document, (step) => placed(step, positions));
  const notes = document.notes?.map((note) => placed(note, positions));
  return !notes || notes.every((note, index) => note === document.notes?.[index])
    ? moved
    : { ...moved, notes };
}

function placed<T extends { readonly id: string; readonly position?: Position }>(
  part: T,
  positions: ReadonlyMap<string, Position>,
): T {
  const position = positions.get(part.id);
  if (!position || (position.x === part.position?.x && position.y === part.position.y)) return part;
  return { ...part, position: { x: Math.round(position.x), y: Math.round(position.y) } };
}

export const setTrigger = (document: WorkflowDocument, trigger: Trigger): WorkflowDocument =>
  sameJson(document.trigger, trigger) ? document : { ...document, trigger };

export const setStart = (document: WorkflowDocument, start: string): WorkflowDocument =>
  document.start === start || !findStep(document, start) ? document : { ...document, start };

/** None left leaves the member out, as it was before the first. */
export function setExpectations(
  document: WorkflowDocument,
  expectations: readonly Expectation[],
): WorkflowDocument {
  if (sameJson(document.expectations ?? [], expectations)) return document;
  const { expectations: _before, ...rest } = document;
  return expectations.length === 0 ? rest : { ...rest, expectations };
}

/** One more to fill in: what has to follow the beginning of a run, say. */
export function addExpectation(document: WorkflowDocument): WorkflowDocument {
  const expectations = document.expectations ?? [];
  const id = freeId('expectation', new Set(expectations.map((one) => one.id)));
  const first = { id, after: document.trigger.event, expect: [], within: 'PT15M' };
  return setExpectations(document, [...expectations, first]);
}

export const describe = (
  document: WorkflowDocument,
  about: { readonly name: string; readonly description?: string },
): WorkflowDocument => {
  if (about.name === document.name && about.description === document.description) return document;
  const { description: _before, ...rest } = document;
  return { ...rest, ...about };
};

export function addNote(
  document: WorkflowDocument,
  note: Omit<Note, 'id'>,
): { document: WorkflowDocument; id: string } {
  const id = freeId('note', idsOf(document));
  return { document: { ...document, notes: [...(document.notes ?? []), { id, ...note }] }, id };
}

export const replaceNote = (document: WorkflowDocument, note: Note): WorkflowDocument =>
  document.notes?.some((old) => old.id === note.id && !sameJson(old, note))
    ? { ...document, notes: document.notes.map((old) => (old.id === note.id ? note : old)) }
    : document;

/** An imported or restored document in the place of this one, whose id stays. */
export const replaceDocument = (document: WorkflowDocument, other: WorkflowDocument): WorkflowDocument =>
  sameJson(document, { ...other, id: document.id }) ? document : { ...other, id: document.id };

export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
