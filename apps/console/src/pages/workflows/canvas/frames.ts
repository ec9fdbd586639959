import type { Note, Position, WorkflowDocument } from '../model/document';
import { NODE_WIDTH, placesOf } from '../model/layout';

export const FRAME_MARGIN = 22;
export const FRAME_HEAD = 40;

interface Box {
  readonly position: Position;
  readonly height: number;
}

/** A frame lies around its steps, wherever they are. Undefined when none of them is left. */
export function frameAround(inside: readonly Box[]) {
  if (inside.length === 0) return undefined;
  const left = Math.min(...inside.map(({ position }) => position.x)) - FRAME_MARGIN;
  const top = Math.min(...inside.map(({ position }) => position.y)) - FRAME_HEAD;
  const right = Math.max(...inside.map(({ position }) => position.x + NODE_WIDTH)) + FRAME_MARGIN;
  const bottom = Math.max(...inside.map(({ position, height }) => position.y + height)) + FRAME_MARGIN;
  return { position: { x: left, y: top }, width: right - left, height: bottom - top };
}

/** A frame that is moved takes its steps along. */
export function withFramedSteps(
  document: WorkflowDocument,
  places: ReadonlyMap<string, Position>,
): Map<string, Position> {
  const base = placesOf(document);
  const all = new Map(places);
  for (const [id, to] of places) {
    const framed = framedBy(document.notes?.find((note) => note.id === id));
    const inside = framed.flatMap((step) => {
      const position = base.get(step);
      return position ? [{ step, position, height: 0 }] : [];
    });
    const from = frameAround(inside)?.position;
    if (!from) continue;
    all.delete(id);
    for (const { step, position } of inside) {
      if (places.has(step)) continue;
      all.set(step, { x: position.x + to.x - from.x, y: position.y + to.y - from.y });
    }
  }
  return all;
}

/** Where the parts come to lie when they are moved by so much; a frame counts as its steps. */
export function shiftedPlaces(
  document: WorkflowDocument,
  ids: ReadonlySet<string>,
  by: Position,
): Map<string, Position> {
  const base = placesOf(document);
  const notes = (document.notes ?? []).filter(({ id }) => ids.has(id));
  const steps = document.steps.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const shifted = (at: Position): Position => ({ x: at.x + by.x, y: at.y + by.y });
  return new Map([
    ...[...new Set([...steps, ...notes.flatMap(framedBy)])].flatMap((id) => {
      const at = base.get(id);
      return at ? [[id, shifted(at)] as const] : [];
    }),
    ...notes.filter((note) => !note.around).map(({ id, position }) => [id, shifted(position)] as const),
  ]);
}

const framedBy = (note: Note | undefined): readonly string[] => note?.around ?? [];
