import { MarkerType, type Edge, type Node } from '@xyflow/react';
import { END, type Note, type Position, type Step, type WorkflowDocument } from '../model/document';
import { heightOf, NODE_WIDTH, placesOf, TRIGGER } from '../model/layout';
import { portsOf } from '../model/ports';
import { frameAround } from './frames';
import type { RunStep } from '../workflow-api';

export type StepNode = Node<{ step: Step; faults: number; run: RunStep | undefined }, 'step'>;
export type TriggerNode = Node<{ event: string }, 'trigger'>;
export type NoteNode = Node<{ note: Note }, 'note'>;
export type CanvasNode = StepNode | TriggerNode | NoteNode;

/** What is shown beside the document itself. */
export interface Overlay {
  readonly selection: ReadonlySet<string>;
  /** Places of what is being dragged just now. */
  readonly dragged: ReadonlyMap<string, Position>;
  readonly faults: (id: string) => number;
  readonly run: ReadonlyMap<string, RunStep>;
  readonly readOnly: boolean;
  readonly labelOf: (step: Step) => string;
  readonly triggerLabel: string;
}

const TRIGGER_HEIGHT = 76;
const NOTE_SIZE = { width: 220, height: 96 };
const ARROW = { type: MarkerType.ArrowClosed, width: 16, height: 16 };

export function nodesOf(document: WorkflowDocument, overlay: Overlay): CanvasNode[] {
  const places = placesOf(document);
  const { selection, dragged, readOnly } = overlay;
  const at = (id: string): Position => dragged.get(id) ?? places.get(id) ?? { x: 0, y: 0 };
  const steps = document.steps.map((step): StepNode => {
    const size = { width: NODE_WIDTH, height: heightOf(step) };
    return {
      id: step.id,
      type: 'step',
      position: at(step.id),
      ...size,
      measured: size,
      selected: selection.has(step.id),
      draggable: !readOnly,
      ariaLabel: overlay.labelOf(step),
      data: { step, faults: overlay.faults(step.id), run: overlay.run.get(step.id) },
    };
  });
  const size = { width: NODE_WIDTH, height: TRIGGER_HEIGHT };
  const trigger: TriggerNode = {
    id: TRIGGER,
    type: 'trigger',
    position: at(TRIGGER),
    ...size,
    measured: size,
    draggable: false,
    selected: selection.has(TRIGGER),
    ariaLabel: overlay.triggerLabel,
    data: { event: document.trigger.event },
  };
  const notes = (document.notes ?? []).map((note): NoteNode => {
    const box = frameOf(note, steps) ?? { position: dragged.get(note.id) ?? note.position, ...NOTE_SIZE };
    return {
      id: note.id,
      type: 'note',
      ...box,
      measured: { width: box.width, height: box.height },
      zIndex: -1,
      draggable: !readOnly,
      selected: selection.has(note.id),
      ariaLabel: note.text,
      data: { note },
    };
  });
  return [...notes, trigger, ...steps];
}

const frameOf = (note: Note, nodes: readonly StepNode[]) =>
  frameAround(
    nodes
      .filter(({ id }) => note.around?.includes(id))
      .map(({ position, data }) => ({ position, height: heightOf(data.step) })),
  );

export function edgesOf(document: WorkflowDocument, selection: ReadonlySet<string>): Edge[] {
  const known = new Set(document.steps.map(({ id }) => id));
  const edge = (source: string, field: string, target: string, kind: string): Edge => ({
    id: edgeId(source, field),
    source,
    sourceHandle: field,
    target,
    className: kind,
    selected: selection.has(edgeId(source, field)),
    markerEnd: ARROW,
    focusable: false,
  });
  const ways = document.steps.flatMap((step) =>
    portsOf(step)
      .filter(({ to }) => to !== END && known.has(to))
      .map(({ field, to, kind }) => edge(step.id, field, to, kind)),
  );
  return known.has(document.start) ? [edge(TRIGGER, 'start', document.start, 'next'), ...ways] : ways;
}

const edgeId = (source: string, field: string): string => `way:${source}:${field}`;

/** Undefined for an id that is no way. */
export function readEdgeId(id: string): { readonly step: string; readonly field: string } | undefined {
  const [, step, field] = /^way:([^:]+):(.+)$/.exec(id) ?? [];
  return step === undefined || field === undefined ? undefined : { step, field };
}
