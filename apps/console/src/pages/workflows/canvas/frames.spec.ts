import type { WorkflowDocument } from '../model/document';
import { moveParts } from '../model/edits';
import { FRAME_HEAD, FRAME_MARGIN, frameAround, shiftedPlaces, withFramedSteps } from './frames';

const at = (x: number, y: number) => ({ x, y });
const wait = (id: string, next: string, x: number) => ({
  ...{ id, next, type: 'wait' as const, for: 'PT1H', position: at(x, 100) },
});
const document: WorkflowDocument = {
  ...{ id: 'mine', name: 'Mine', trigger: { event: 'order.placed' }, start: 'one' },
  steps: [wait('one', 'two', 0), wait('two', 'three', 400), wait('three', 'end', 800)],
  notes: [
    { id: 'frame', text: 'Both', position: at(0, 0), around: ['one', 'two'] },
    { id: 'alone', text: 'Alone', position: at(10, 20) },
  ],
};

describe('a frame', () => {
  it('takes its steps along when it is dragged, and no others', () => {
    const from = frameAround([{ position: at(0, 100), height: 0 }])!.position;
    expect(from).toEqual(at(-FRAME_MARGIN, 100 - FRAME_HEAD));
    const places = withFramedSteps(document, new Map([['frame', at(from.x + 40, from.y - 8)]]));
    expect([...places]).toEqual([
      ['one', at(40, 92)],
      ['two', at(440, 92)],
    ]);
  });

  it('leaves a step that is dragged beside it where it was dragged to', () => {
    const moved = new Map([
      ['frame', at(0, 0)],
      ['two', at(7, 7)],
    ]);
    expect(withFramedSteps(document, moved).get('two')).toEqual(at(7, 7));
  });
});

describe('moving by clicks', () => {
  it('moves steps, notes and what a frame holds by the same', () => {
    const places = shiftedPlaces(document, new Set(['three', 'frame', 'alone']), at(48, 0));
    expect([...places].sort()).toEqual([
      ['alone', at(58, 20)],
      ['one', at(48, 100)],
      ['three', at(848, 100)],
      ['two', at(448, 100)],
    ]);
    const moved = moveParts(document, places);
    expect(moved.notes?.find(({ id }) => id === 'alone')?.position).toEqual(at(58, 20));
  });

  it('moves nothing of what cannot lie anywhere else', () => {
    expect(shiftedPlaces(document, new Set(['@trigger', 'way:one:next']), at(48, 0)).size).toBe(0);
  });
});
