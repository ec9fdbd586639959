import type { WorkflowDocument } from '../model/document';
import { connect, replaceStep } from '../model/edits';
import { edgesOf, nodesOf } from './graph';
import { sameParts } from './same-parts';

const second = { id: 'second', type: 'set', values: {}, next: 'third' } as const;
const document: WorkflowDocument = {
  id: 'three',
  name: 'Three',
  trigger: { event: 'order.placed' },
  start: 'first',
  steps: [
    { id: 'first', type: 'wait', for: 'PT1H', next: 'second' },
    second,
    { id: 'third', type: 'wait', for: 'PT2H', next: 'end' },
  ],
  notes: [{ id: 'frame', text: 'Both', position: { x: 0, y: 0 }, around: ['first', 'second'] }],
};
const nodes = (of: WorkflowDocument, ...selected: readonly string[]) =>
  nodesOf(of, {
    selection: new Set(selected),
    dragged: new Map(),
    run: new Map(),
    readOnly: false,
    faults: () => 0,
    labelOf: ({ id }) => id,
    triggerLabel: 'Starts with order.placed',
  });
const edges = (of: WorkflowDocument) => edgesOf(of, new Set());

/** Which are other objects than before. */
const drawnAnew = <T extends { readonly id: string }>(before: readonly T[], now: readonly T[]): string[] =>
  sameParts(before, now)
    .filter((part) => !before.includes(part))
    .map(({ id }) => id);

describe('what is drawn again on the canvas', () => {
  it('is nothing when nothing changed, not even the list', () => {
    const before = nodes(document);
    expect(sameParts(before, nodes(document))).toBe(before);
  });

  it('is the step that got a name, and no way', () => {
    const named = replaceStep(document, { ...second, name: 'Two' });
    expect(drawnAnew(nodes(document), nodes(named))).toEqual(['second']);
    expect(drawnAnew(edges(document), edges(named))).toEqual([]);
  });

  it('is what was selected and what is selected now', () => {
    expect(drawnAnew(nodes(document, 'first'), nodes(document, 'third'))).toEqual(['first', 'third']);
  });

  it('is the way that leads elsewhere', () => {
    const led = connect(document, 'first', 'next', 'third');
    expect(drawnAnew(edges(document), edges(led))).toEqual(['way:first:next']);
  });

  it('never differs from what it should be', () => {
    const shorter = { ...document, steps: document.steps.slice(0, 2), notes: [] };
    for (const [before, now] of [
      [document, shorter],
      [shorter, document],
    ] as const) {
      expect(sameParts(nodes(before), nodes(now))).toEqual(nodes(now));
    }
  });
});
