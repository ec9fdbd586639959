import { validateWorkflow } from '../document/validate-workflow';
import type { WorkflowDocument } from '../document/workflow-document';
import { advance } from './advance';
import { restartRun } from './restart-run';
import type { RunInput, RunState } from './run-state';
import { startRun } from './start-run';

const SURROUNDINGS = { now: new Date('2026-01-15T12:00:00Z'), store: {} };

const call = (id: string, next: string, note = id) => ({
  id,
  type: 'call',
  command: 'cms-sync.update-order',
  with: { note },
  next,
});
function read(steps: object[], start = 'first'): WorkflowDocument {
  const trigger = { event: 'order.placed' };
  const validated = validateWorkflow({ id: 'mine', name: 'Mine', trigger, start, steps });
  if (!validated.ok) throw new Error(JSON.stringify(validated.error));
  return validated.value;
}
const old = read([call('first', 'second'), call('second', 'end', 'old')]);
const fixed = read([call('first', 'second'), call('second', 'third', 'new'), call('third', 'end')]);

async function play(document: WorkflowDocument, from: RunState, inputs: ReadonlyArray<RunInput | null>) {
  let state = from;
  const sent: string[] = [];
  for (const input of inputs) {
    const advanced = await advance(document, state, input, SURROUNDINGS);
    state = advanced.state;
    for (const effect of advanced.effects) {
      if (effect.kind === 'command') sent.push(`${effect.stepId} ${effect.attempt}`);
    }
  }
  return { state, sent };
}
const fresh = (document: WorkflowDocument): RunState =>
  startRun(document, {
    runId: 'run-1',
    version: 1,
    storeId: 'shop',
    orderId: '1',
    event: { storeId: 'shop', orderId: '1' },
    earlier: [],
    now: SURROUNDINGS.now,
  });
const done = (stepId: string, attempt: number): RunInput => ({
  kind: 'settled',
  stepId,
  attempt,
  outcome: { result: {} },
});
const refused = (stepId: string, attempt: number): RunInput => ({
  kind: 'settled',
  stepId,
  attempt,
  outcome: { error: { code: 'refused', message: 'No' } },
});
const failed = async (): Promise<RunState> =>
  (await play(old, fresh(old), [null, done('first', 1), refused('second', 1)])).state;

function restarted(
  before: RunState,
  document: WorkflowDocument,
  version: number,
  from: string | null,
): RunState {
  const result = restartRun(before, { document, version, from, earlier: [] });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.state;
}

describe('Restarting a run', () => {
  it('X-04: from a step on the old version only that step is sent again', async () => {
    const again = await play(old, restarted(await failed(), old, 1, 'second'), [null, done('second', 2)]);
    expect(again.sent).toEqual(['second 2']);
    expect(again.state).toMatchObject({ status: 'completed', version: 1, failure: null });
  });

  it('X-04: from a step on the new version it goes on as the new version says', async () => {
    const again = await play(fixed, restarted(await failed(), fixed, 2, 'second'), [null, done('second', 2)]);
    expect(again.sent).toEqual(['second 2', 'third 1']);
    expect(again.state.steps['second']?.input).toMatchObject({ note: 'new' });
    expect(again.state.version).toBe(2);
  });

  it('X-04: from the start, on either version, everything is sent again under rounds of its own', async () => {
    for (const [document, version] of [
      [old, 1],
      [fixed, 2],
    ] as const) {
      const again = await play(document, restarted(await failed(), document, version, null), [
        null,
        done('first', 2),
      ]);
      expect(again.sent).toEqual(['first 2', 'second 2']);
    }
  });

  it('takes a late answer to the round before as late', async () => {
    const waiting = (await play(old, restarted(await failed(), old, 1, 'second'), [null])).state;
    const late = await play(old, waiting, [refused('second', 1)]);
    expect(late.state.status).toBe('running');
  });

  it('lets a run that has ended go on from a step', async () => {
    const { state } = await play(old, fresh(old), [null, done('first', 1), done('second', 1)]);
    expect(state.status).toBe('completed');
    const again = await play(old, restarted(state, old, 1, 'second'), [null]);
    expect(again.sent).toEqual(['second 2']);
  });

  it('gives up the timer of the place that is left', async () => {
    const document = read([{ id: 'first', type: 'wait', for: 'PT1H', next: 'end' }]);
    const { state } = await play(document, fresh(document), [null]);
    const result = restartRun(state, { document, version: 1, from: null, earlier: [] });
    expect(result).toMatchObject({ ok: true, value: { effects: [{ kind: 'clear-timer' }] } });
  });

  it('refuses a step that is not there, and one inside a part where the run does not stand', async () => {
    const guarded = read(
      [
        { id: 'guard', type: 'try', start: 'inner', catch: [{ errors: ['*'], next: 'end' }], next: 'after' },
        call('inner', 'end'),
        call('after', 'end'),
      ],
      'guard',
    );
    const { state } = await play(guarded, fresh(guarded), [null, done('inner', 1)]);
    const code = (from: string, at: RunState = state) => {
      const result = restartRun(at, { document: guarded, version: 1, from, earlier: [] });
      return result.ok ? 'ok' : result.error.code;
    };
    expect(['nowhere', 'inner', 'guard', 'after'].map((from) => code(from))).toEqual([
      'step-not-found',
      'step-inside-part',
      'ok',
      'ok',
    ]);
    const inside = (await play(guarded, fresh(guarded), [null])).state;
    expect(code('inner', inside)).toBe('ok');
  });
});
