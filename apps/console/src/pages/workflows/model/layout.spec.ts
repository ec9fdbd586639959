import type { WorkflowDocument } from './document';
import { addStep, connect, moveParts, removeParts, replaceStep } from './edits';
import { arrange, placesOf } from './layout';

const wait = { id: 'wait', type: 'wait', for: 'PT1H', next: 'mark' } as const;
const document: WorkflowDocument = {
  id: 'two',
  name: 'Two',
  trigger: { event: 'order.placed' },
  start: 'wait',
  steps: [wait, { id: 'mark', type: 'set', values: {}, next: 'end' }],
};

describe('arranging', () => {
  it('is done once for all documents that differ in texts only', () => {
    const told = replaceStep({ ...document, name: 'Told' }, { ...wait, name: 'Wait', for: 'PT2H' });
    expect(arrange(told)).toBe(arrange(document));
  });

  it('is done anew for another step, another way and one step less', () => {
    const places = arrange(document);
    for (const changed of [
      addStep(document, { type: 'wait' }).document,
      connect(document, 'wait', 'next', 'end'),
      removeParts(document, new Set(['mark'])),
      replaceStep(document, {
        ...{ id: 'mark', type: 'switch', default: 'end' },
        cases: [{ when: 'true', next: 'end' }],
      }),
    ]) {
      expect(arrange(changed)).not.toEqual(places);
    }
  });

  it('is not touched by what people place', () => {
    const places = new Map(arrange(document));
    const moved = moveParts(document, new Map([['mark', { x: 4_000, y: 4_000 }]]));
    expect(placesOf(moved).get('mark')).toEqual({ x: 4_000, y: 4_000 });
    expect(placesOf(document)).toEqual(places);
  });
});
