import '@xyflow/react/dist/style.css';
import { Text, useComputedColorScheme } from '@mantine/core';
import {
  Background,
  Controls,
  MiniMap,
  ReactFlow,
  useReactFlow,
  type Connection,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { findStep, titleOf, type Position, type Step, type WorkflowDocument } from '../model/document';
import * as edits from '../model/edits';
import { TRIGGER } from '../model/layout';
import { portsOf } from '../model/ports';
import type { Editor } from '../use-editor';
import type { RunStep } from '../workflow-api';
import styles from './canvas.module.css';
import { withFramedSteps } from './frames';
import { edgesOf, nodesOf, type CanvasNode } from './graph';
import { NoteNode, TriggerNode } from './other-nodes';
import { StepNode } from './step-node';
import { useCanvasLabels } from './use-canvas-labels';
import { useSameParts } from './use-same-parts';

const nodeTypes = { step: StepNode, trigger: TriggerNode, note: NoteNode };
const NOTHING: ReadonlyMap<string, Position> = new Map();
const NO_RUN: ReadonlyMap<string, RunStep> = new Map();
const WHOLE_UP_TO = 12;
/** The type under which the palette hands over what is dragged. */
export const DRAGGED = 'application/x-tillbridge-step';

interface Props {
  readonly editor: Editor;
  readonly faults?: ReadonlyMap<string, readonly unknown[]>;
  readonly run?: ReadonlyMap<string, RunStep>;
  /** Something of the palette was dropped here. */
  readonly dropped?: (what: string, at: Position) => void;
}

/** The document as a graph. Everything that can be dragged here can also be done in the forms beside it. */
export const Canvas = memo(function Canvas({ editor, faults, run = NO_RUN, dropped }: Props) {
  const { document, selection, readOnly, edit, select } = editor;
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  const scheme = useComputedColorScheme('light');
  const flow = useReactFlow();
  const labels = useCanvasLabels(readOnly);
  const [dragged, setDragged] = useState(NOTHING);
  const labelOf = useCallback(
    (step: Step) => `${titleOf(step, language)}, ${texts.kinds[step.type]}`,
    [texts, language],
  );
  const nodes = useSameParts(
    useMemo(
      () =>
        nodesOf(document, {
          selection,
          dragged,
          run,
          readOnly,
          labelOf,
          faults: (id) => faults?.get(id)?.length ?? 0,
          triggerLabel: `${texts.trigger} ${document.trigger.event}`,
        }),
      [document, selection, dragged, run, readOnly, labelOf, faults, texts],
    ),
  );
  const edges = useSameParts(useMemo(() => edgesOf(document, selection), [document, selection]));
  const selected = useRef(selection);
  useEffect(() => {
    selected.current = selection;
  }, [selection]);

  const choose = useCallback(
    (changes: ReadonlyArray<{ id: string; selected: boolean }>) => {
      if (changes.length === 0) return;
      const next = new Set(selected.current);
      for (const change of changes) {
        if (change.selected) next.add(change.id);
        else next.delete(change.id);
      }
      selected.current = next;
      select(next);
    },
    [select],
  );
  const onNodesChange = useCallback(
    (changes: Array<NodeChange<CanvasNode>>) => {
      choose(changes.filter((change) => change.type === 'select'));
      const moves = changes.filter((change) => change.type === 'position');
      if (moves.length === 0) return;
      const places = withFramedSteps(
        document,
        new Map(moves.flatMap(({ id, position }) => (position ? [[id, position] as const] : []))),
      );
      if (moves.some(({ dragging }) => dragging)) return setDragged(places);
      setDragged(NOTHING);
      if (places.size > 0) edit('move', (before) => edits.moveParts(before, places));
    },
    [choose, edit, document],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange[]) => choose(changes.filter((change) => change.type === 'select')),
    [choose],
  );
  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      if (source === TRIGGER) edit('connect', (before) => edits.setStart(before, target));
      else if (sourceHandle !== null)
        edit('connect', (before) => edits.connect(before, source, sourceHandle, target));
    },
    [edit],
  );
  const [first] = useState(() => firstView(document, run));
  const onDrop = (event: DragEvent): void => {
    const what = event.dataTransfer.getData(DRAGGED);
    if (what === '' || !dropped) return;
    event.preventDefault();
    dropped(what, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };

  return (
    <div className={styles['canvas']} role="region" aria-label={texts.canvas}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={onConnect}
        onDrop={onDrop}
        onDragOver={(event) => event.preventDefault()}
        nodesConnectable={!readOnly}
        nodesFocusable
        edgesFocusable={false}
        deleteKeyCode={null}
        colorMode={scheme}
        ariaLabelConfig={labels}
        fitView
        fitViewOptions={first}
        minZoom={0.08}
        maxZoom={2}
        snapToGrid
        snapGrid={[8, 8]}
        onlyRenderVisibleElements={false}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
        <MiniMap
          pannable
          zoomable
          onClick={(_event, { x, y }) => void flow.setCenter(x, y, { zoom: flow.getZoom(), duration: 200 })}
          className="mantine-visible-from-sm"
        />
      </ReactFlow>
      {document.steps.length === 0 && (
        <div className={styles['empty']}>
          <div>
            <Text fw={600}>{texts.canvasEmpty}</Text>
            <Text size="sm" c="dimmed" maw={380}>
              {texts.canvasEmptyAbout}
            </Text>
          </div>
        </div>
      )}
    </div>
  );
});

/** Small workflows are shown whole, large ones where they begin; a run where it stands. */
function firstView(document: WorkflowDocument, run: ReadonlyMap<string, RunStep>) {
  const zoom = { maxZoom: 1, minZoom: 0.5, padding: 0.15 };
  const active = [...run.values()].filter(({ state }) => state !== 'completed' && state !== 'skipped');
  if (active.length > 0) return { ...zoom, nodes: active.map(({ stepId }) => ({ id: stepId })) };
  if (document.steps.length <= WHOLE_UP_TO) return zoom;
  const start = findStep(document, document.start);
  const next = start ? portsOf(start).map(({ to }) => to) : [];
  return { ...zoom, nodes: [TRIGGER, document.start, ...next].map((id) => ({ id })) };
}
