import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { copySteps, pasteSteps } from './clipboard';
import { END, type Step, type WorkflowDocument } from './document';
import * as edits from './edits';
import { MOST_ENTRIES, record, redo, startHistory, undo, type History } from '../../../parts/edit-history';
import { arrange, placesOf } from './layout';
import { portsOf } from './ports';

const shipped = (name: string): WorkflowDocument =>
  JSON.parse(
    readFileSync(join(__dirname, '../../../../../../workflows', `${name}.json`), 'utf8'),
  ) as WorkflowDocument;
const empty: WorkflowDocument = {
  id: 'mine',
  name: 'Mine',
  trigger: { event: 'order.placed' },
  start: END,
  steps: [],
};

/** An edit as numbers, so that any sequence can be drawn; each picks what it touches from what is there. */
interface RandomEdit {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}
const TYPES: ReadonlyArray<Step['type']> = [
  'call',
  'listen',
  'switch',
  'wait',
  'approval',
  'try',
  'fork',
  'emit',
  'set',
  'raise',
];
const pick = <T>(items: readonly T[], index: number): T | undefined =>
  items[index % Math.max(1, items.length)];

function apply(document: WorkflowDocument, { kind, a, b }: RandomEdit): WorkflowDocument {
  const step = pick(document.steps, a);
  const port = step && pick(portsOf(step), b);
  switch (kind % 12) {
    case 0:
      return edits.addStep(document, {
        type: pick(TYPES, a) ?? 'set',
        ...(step && port ? { after: { step: step.id, field: port.field } } : {}),
      }).document;
    case 1:
      return step && port
        ? edits.connect(
            document,
            step.id,
            port.field,
            pick([...document.steps.map(({ id }) => id), END], a + b) ?? END,
          )
        : document;
    case 2:
      return step ? edits.removeParts(document, new Set([step.id])) : document;
    case 3:
      return step ? edits.renameStep(document, step.id, `renamed-${a}-${b}`) : document;
    case 4:
      return step ? edits.moveParts(document, new Map([[step.id, { x: a, y: b }]])) : document;
    case 5:
      return step ? edits.replaceStep(document, { ...step, name: `Name ${b}` }) : document;
    case 6:
      return step ? pasteSteps(document, copySteps(document, new Set([step.id]))).document : document;
    case 7:
      return edits.setTrigger(document, { event: `event-${a}` });
    case 8:
      return edits.addNote(document, { text: `Note ${a}`, position: { x: a, y: b } }).document;
    case 9:
      return edits.moveParts(document, arrange(document));
    case 10:
      return edits.addExpectation(document);
    default:
      return edits.replaceDocument(document, shipped(b % 2 === 0 ? 'refunds' : 'disputes'));
  }
}

const randomEdits = fc.array(fc.record({ kind: fc.nat(1000), a: fc.nat(1000), b: fc.nat(1000) }), {
  minLength: 200,
  maxLength: 200,
});
const play = (start: WorkflowDocument, list: readonly RandomEdit[]): History<WorkflowDocument> =>
  list.reduce(
    (history, edit) => record(history, `edit ${edit.kind}`, apply(history.present, edit)),
    startHistory(start),
  );
const times = <T>(count: number, change: (value: T) => T, from: T): T =>
  Array.from({ length: count }).reduce<T>((value) => change(value), from);

describe('Undo and redo', () => {
  it('X-06: after 200 random edits, imports included, undoing all and redoing all gives the identical graph', () => {
    fc.assert(
      fc.property(randomEdits, fc.boolean(), (list, fromEmpty) => {
        const start = fromEmpty ? empty : shipped('order-to-cash');
        const before = JSON.stringify(start);
        const edited = play(start, list);
        const after = JSON.stringify(edited.present);
        const undone = times(MOST_ENTRIES, undo, edited);
        expect(JSON.stringify(undone.present)).toBe(before);
        expect(undone.past).toHaveLength(0);
        const redone = times(MOST_ENTRIES, redo, undone);
        expect(JSON.stringify(redone.present)).toBe(after);
        expect(redone.past).toHaveLength(edited.past.length);
      }),
      { numRuns: 6 },
    );
  });

  it('X-06: a draft that was saved and read back on the way is the same step of the history', () => {
    fc.assert(
      fc.property(randomEdits, fc.nat(199), (list, at) => {
        const half = play(empty, list.slice(0, at));
        const readBack = JSON.parse(JSON.stringify(half.present)) as WorkflowDocument;
        const saved = record(half, 'saved', edits.replaceDocument(half.present, readBack));
        expect(saved).toBe(half);
        const whole = list
          .slice(at)
          .reduce((history, edit) => record(history, 'edit', apply(history.present, edit)), saved);
        expect(times(MOST_ENTRIES, undo, whole).present).toEqual(empty);
      }),
      { numRuns: 5 },
    );
  });

  it('takes typing together and lets a new edit end what could be redone', () => {
    const typed = ['a', 'ab', 'abc'].reduce(
      (history, text) => record(history, 'name', text, 'name'),
      startHistory(''),
    );
    expect(typed.past).toHaveLength(1);
    expect(record(undo(typed), 'other', 'x').future).toHaveLength(0);
  });
});

describe('Edits', () => {
  it('never leave a way to a step that is not there', () => {
    fc.assert(
      fc.property(randomEdits, (list) => {
        const { steps } = play(
          empty,
          list.filter(({ kind }) => kind % 11 !== 10),
        ).present;
        const ids = new Set([...steps.map(({ id }) => id), END]);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        for (const step of steps) for (const { to } of portsOf(step)) expect(ids).toContain(to);
      }),
      { numRuns: 6 },
    );
  });

  it('put a new step into the way it was added to', () => {
    const first = edits.addStep(empty, { type: 'call', command: 'payments.create-payment' });
    const second = edits.addStep(first.document, { type: 'wait', after: { step: first.id, field: 'next' } });
    const between = edits.addStep(second.document, { type: 'set', after: { step: first.id, field: 'next' } });
    expect(first.document.start).toBe('create-payment');
    expect(between.document.steps.map(({ id, ...rest }) => [id, 'next' in rest ? rest.next : null])).toEqual([
      ['create-payment', 'set'],
      ['wait', END],
      ['set', 'wait'],
    ]);
  });

  it('close the gap that a removed step leaves', () => {
    const document = shipped('order-to-cash');
    const without = edits.removeParts(document, new Set(['remember-paid']));
    const [markPaid] = without.steps.filter(({ id }) => id === 'mark-paid');
    expect(markPaid).toMatchObject({ next: 'in-erp' });
  });

  it('let ways, the start and expressions follow a renamed step', () => {
    const document: WorkflowDocument = {
      ...empty,
      start: 'make-it',
      steps: [
        { id: 'make-it', type: 'call', command: 'payments.create-payment', next: 'say' },
        { id: 'say', type: 'set', values: { url: '${ steps.`make-it`.url }' }, next: 'make-it' },
      ],
    };
    expect(edits.renameStep(document, 'make-it', 'pay')).toMatchObject({
      start: 'pay',
      steps: [
        { id: 'pay', next: 'say' },
        { id: 'say', values: { url: '${ steps.pay.url }' }, next: 'pay' },
      ],
    });
    expect(edits.renameStep(document, 'make-it', 'say')).toBe(document);
  });
});

describe('What must follow', () => {
  it('is added under an id of its own, and leaves nothing behind when the last is removed', () => {
    const [one, two] = [edits.addExpectation, edits.addExpectation].reduce<WorkflowDocument[]>(
      (all, add) => [...all, add(all.at(-1) ?? empty)],
      [],
    );
    expect(two?.expectations?.map(({ id, after }) => ({ id, after }))).toEqual([
      { id: 'expectation', after: 'order.placed' },
      { id: 'expectation-2', after: 'order.placed' },
    ]);
    expect(edits.setExpectations(one!, [])).toEqual(empty);
    expect(edits.setExpectations(one!, [...one!.expectations!])).toBe(one);
  });
});

describe('The layout', () => {
  it('gives every step of every shipped workflow a place of its own', () => {
    for (const name of [
      'order-to-cash',
      'refunds',
      'failed-refunds',
      'disputes',
      'subscription-billing',
      'subscription-renewals',
    ]) {
      const document = shipped(name);
      const places = placesOf(document);
      const seen = new Set([...places.values()].map(({ x, y }) => `${x} ${y}`));
      expect(seen.size).toBe(document.steps.length + 1);
    }
  });
});
