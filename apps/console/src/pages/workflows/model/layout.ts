import { Graph, layout } from '@dagrejs/dagre';
import { END, type Position, type Step, type WorkflowDocument } from './document';
import { portsOf } from './ports';
import { rememberLast } from './remember-last';

export const NODE_WIDTH = 248;
const HEAD = 58;
const PORT = 26;
const BOTTOM = 8;

/** How a step is drawn: a head, and one line for each way out. */
export const heightOf = (step: Step): number => HEAD + portsOf(step).length * PORT + BOTTOM;

/** The node of the trigger; no step can have this id. */
export const TRIGGER = '@trigger';
const TRIGGER_HEIGHT = 92;

/** So many shapes of documents are there to come back to by undo and redo. */
const MOST_SHAPES = 100;

/** All that places follow from: which steps there are, in which order, and where their ways lead. */
const shapeOf = ({ start, steps }: WorkflowDocument): string =>
  JSON.stringify([start, steps.map((step) => [step.id, portsOf(step).map(({ to }) => to)])]);

/** Places for every step, left to right in the direction of the run. Most edits change none, and nothing else is as dear. */
export const arrange = rememberLast(MOST_SHAPES, shapeOf, layOut);

function layOut(document: WorkflowDocument): ReadonlyMap<string, Position> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: 90, nodesep: 36, edgesep: 12, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  graph.setNode(TRIGGER, { width: NODE_WIDTH, height: TRIGGER_HEIGHT });
  for (const step of document.steps) graph.setNode(step.id, { width: NODE_WIDTH, height: heightOf(step) });
  const known = new Set(document.steps.map(({ id }) => id));
  if (known.has(document.start)) graph.setEdge(TRIGGER, document.start);
  for (const step of document.steps) {
    for (const { to } of portsOf(step)) if (to !== END && known.has(to)) graph.setEdge(step.id, to);
  }
  layout(graph);
  const places = new Map<string, Position>();
  for (const id of [TRIGGER, ...known]) {
    const { x, y, width, height } = graph.node(id) as { x: number; y: number; width: number; height: number };
    places.set(id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) });
  }
  return places;
}

/** Where everything is drawn: what people have placed stays there, the rest is arranged. */
export function placesOf(document: WorkflowDocument): ReadonlyMap<string, Position> {
  const placed = document.steps.filter(({ position }) => position !== undefined);
  if (placed.length === 0) return arrange(document);
  const places = new Map(placed.length === document.steps.length ? [] : arrange(document));
  for (const { id, position } of placed) if (position) places.set(id, position);
  const start = places.get(document.start);
  const left = Math.min(...placed.map(({ position }) => position?.x ?? 0));
  places.set(TRIGGER, { x: left - NODE_WIDTH - 90, y: start?.y ?? 0 });
  return places;
}

/** Beside the step before, below what is already there. */
export function placeAfter(document: WorkflowDocument, before: string | undefined): Position {
  const places = placesOf(document);
  const from = (before === undefined ? undefined : places.get(before)) ??
    places.get(TRIGGER) ?? { x: 0, y: 0 };
  const x = from.x + NODE_WIDTH + 90;
  const column = document.steps
    .map((step) => ({ step, at: places.get(step.id) }))
    .filter(({ at }) => at !== undefined && Math.abs(at.x - x) < NODE_WIDTH);
  let y = from.y;
  for (const { step, at } of column.sort((a, b) => (a.at?.y ?? 0) - (b.at?.y ?? 0))) {
    if (at && y < at.y + heightOf(step) + 24 && at.y < y + 120) y = at.y + heightOf(step) + 24;
  }
  return { x, y };
}
