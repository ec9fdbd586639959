import { validateWorkflow } from '../document/validate-workflow';
import { dryRun, type DryRunEvent } from '../dry-run/dry-run';
import { advance, concerns } from './advance';
import type { RunState } from './run-state';
import { startRun } from './start-run';

const now = new Date('2026-01-15T12:00:00Z');
const order = { storeId: 'shop', orderId: '1', number: 'N-1', modifiedAt: '2026-01-15T12:00:00Z' };
const placed: DryRunEvent = { type: 'order.placed', body: { order } };
const call = (id: string, next: string, more: object = {}) => ({
  id,
  type: 'call',
  command: 'payments.renew-checkout',
  next,
  ...more,
});

type Steps = ReadonlyArray<{ readonly id: string; readonly [field: string]: unknown }>;

function workflow(steps: Steps) {
  const validated = validateWorkflow({
    id: 'test',
    name: 'Test',
    trigger: { event: 'order.placed' },
    start: steps[0]!.id,
    steps,
  });
  if (!validated.ok) throw new Error(JSON.stringify(validated.error, null, 2));
  return validated.value;
}

async function play(steps: Steps, events: DryRunEvent[] = [], results: Record<string, unknown> = {}) {
  return dryRun({
    document: workflow(steps),
    store: { erp: null },
    events: [placed, ...events],
    results,
    now,
  });
}

const failure = (code: string) => ({ error: { code, message: `It was ${code}` } });
const event = (type: string, more: object = {}): DryRunEvent => ({
  type,
  body: { storeId: 'shop', orderId: '1', ...more },
});
const timer: DryRunEvent = { type: 'timer', body: {} };

describe('call', () => {
  it('fills store and order from the run and gives the result to later steps', async () => {
    const report = await play(
      [call('a', 'b'), { id: 'b', type: 'set', values: { url: '${ steps.a.url }' }, next: 'end' }],
      [],
      { a: { url: 'https://pay.example' } },
    );
    expect(report.steps).toMatchObject([{ stepId: 'a', input: { storeId: 'shop', orderId: '1' } }]);
    expect(report.run?.vars).toEqual({ url: 'https://pay.example' });
    expect(report.state).toBe('completed');
  });

  it('takes the first catch that names the code, and says the error to the branch', async () => {
    const steps = [
      call('a', 'end', {
        catch: [
          { errors: ['other'], next: 'end' },
          { errors: ['refused'], next: 'b' },
        ],
      }),
      { id: 'b', type: 'set', values: { why: '${ error.code } at ${ error.stepId }' }, next: 'end' },
    ];
    expect((await play(steps, [], { a: failure('refused') })).run?.vars).toEqual({ why: 'refused at a' });
    expect(await play(steps, [], { a: failure('unheard-of') })).toMatchObject({
      state: 'failed',
      failure: { stepId: 'a', code: 'unheard-of' },
    });
  });

  it('tries again after the policy says so, as often as it says', async () => {
    const steps = [call('a', 'end', { retry: { attempts: 3, delay: 'PT1M', errors: ['busy'] } })];
    const results = { a: [failure('busy'), failure('busy'), {}] };
    expect(await play(steps, [], results)).toMatchObject({ state: 'waiting' });
    expect(await play(steps, [timer, timer], results)).toMatchObject({
      state: 'completed',
      steps: { length: 3 },
    });
    expect(await play(steps, [timer, timer], { a: failure('busy') })).toMatchObject({
      state: 'failed',
      steps: { length: 3 },
    });
    expect(await play(steps, [timer], { a: failure('refused') })).toMatchObject({
      state: 'failed',
      steps: { length: 1 },
    });
  });

  it('refuses to send what the contract does not allow', async () => {
    const steps = [call('a', 'end', { command: 'payments.create-payment', with: { order: '${ order }' } })];
    expect(await play(steps)).toMatchObject({
      state: 'failed',
      failure: { code: 'invalid-command' },
      steps: { length: 0 },
    });
  });
});

describe('a late answer', () => {
  it('to a try that was given up changes nothing; the one to the current try counts', async () => {
    const document = workflow([
      call('a', 'end', { timeout: 'PT1M', retry: { attempts: 2, delay: 'PT1M', errors: ['step-timeout'] } }),
    ]);
    const surroundings = { now, store: {} };
    const request = {
      runId: 'r',
      version: 1,
      storeId: 'shop',
      orderId: '1',
      event: placed.body,
      earlier: [],
      now,
    };
    let { state } = await advance(document, startRun(document, request), null, surroundings);
    for (let elapsed = 0; elapsed < 2; elapsed += 1) {
      const { wait } = state.tokens[0]!;
      const timerId = wait && 'timer' in wait ? wait.timer.id : '';
      ({ state } = await advance(document, state, { kind: 'timer', timerId }, surroundings));
    }
    const answer = (attempt: number) =>
      advance(
        document,
        state,
        { kind: 'settled', stepId: 'a', attempt, outcome: { result: {} } },
        surroundings,
      );
    expect(state.tokens[0]!.wait).toMatchObject({ kind: 'call', attempt: 2 });
    expect((await answer(1)).state).toEqual(state);
    expect((await answer(2)).state.status).toBe('completed');
  });
});

describe('listen', () => {
  const listen = (id: string, name: string, next: string, more: object = {}) => ({
    id,
    type: 'listen',
    for: [{ event: name, next, ...more }],
  });

  it('counts an event that came earlier, once', async () => {
    const steps = [
      listen('first', 'payment.failed', 'second'),
      listen('second', 'payment.created', 'third'),
      listen('third', 'payment.created', 'end'),
    ];
    const created = event('payment.created');
    expect(await play(steps, [created, event('payment.failed')])).toMatchObject({
      state: 'waiting',
      run: { tokens: [{ step: 'third' }] },
    });
    expect(await play(steps, [created, event('payment.failed'), created])).toMatchObject({
      state: 'completed',
    });
  });

  it('takes only what its filter wants', async () => {
    const steps = [listen('a', 'payment.failed', 'end', { filter: 'event.amount > 5' })];
    expect((await play(steps, [event('payment.failed', { amount: 1 })])).state).toBe('waiting');
    expect((await play(steps, [event('payment.failed', { amount: 6 })])).state).toBe('completed');
  });

  it('takes the time-out when nothing comes, and not after something came', async () => {
    const steps = [
      { ...listen('a', 'payment.failed', 'b'), timeout: { after: 'PT1H', next: 'late' } },
      { id: 'late', type: 'set', values: { late: true }, next: 'b' },
      listen('b', 'payment.created', 'end'),
    ];
    expect((await play(steps, [timer])).run?.vars).toEqual({ late: true });
    expect((await play(steps, [event('payment.failed'), timer])).run?.vars).toEqual({});
  });
});

describe('wait, approval, raise and emit', () => {
  it('waits for a duration and until an instant', async () => {
    const steps = [
      { id: 'a', type: 'wait', for: 'PT15M', next: 'b' },
      { id: 'b', type: 'wait', until: "${ '2026-01-16T00:00:00Z' }", next: 'end' },
    ];
    expect((await play(steps, [timer])).run?.tokens[0]?.wait).toMatchObject({
      timer: { dueAt: '2026-01-16T00:00:00.000Z' },
    });
    expect((await play(steps, [timer, timer])).state).toBe('completed');
  });

  it('follows a person, once', async () => {
    const steps = [
      { id: 'ask', type: 'approval', title: 'Ship ${ order.number }?', approved: 'yes', rejected: 'end' },
      { id: 'yes', type: 'set', values: { by: '${ steps.ask.by }' }, next: 'again' },
      { id: 'again', type: 'approval', title: 'Sure?', approved: 'end', rejected: 'end' },
    ];
    const answer: DryRunEvent = { type: 'approval', body: { stepId: 'ask', approved: true, by: 'jo' } };
    const report = await play(steps, [answer, answer]);
    expect(report.run?.vars).toEqual({ by: 'jo' });
    expect(report.run?.steps['ask']?.input).toEqual({ title: 'Ship N-1?' });
    expect(report.state).toBe('waiting');
  });

  it('raises errors and says signals', async () => {
    const steps = [
      { id: 'say', type: 'emit', signal: 'hello', with: { n: '${ order.number }' }, next: 'stop' },
      { id: 'stop', type: 'raise', error: { code: 'not-today', message: 'Not for ${ order.number }' } },
    ];
    expect(await play(steps)).toMatchObject({
      state: 'failed',
      failure: { code: 'not-today', message: 'Not for N-1' },
      steps: [{ type: 'signal hello', input: { n: 'N-1' } }],
    });
  });
});

describe('try and fork', () => {
  it('guards a whole part with one catch', async () => {
    const steps = [
      { id: 'guard', type: 'try', start: 'a', catch: [{ errors: ['*'], next: 'mend' }], next: 'end' },
      call('a', 'b'),
      call('b', 'end'),
      { id: 'mend', type: 'set', values: { mended: '${ error.stepId }' }, next: 'end' },
    ];
    expect((await play(steps)).run?.vars).toEqual({});
    expect(await play(steps, [], { b: failure('broken') })).toMatchObject({
      state: 'completed',
      run: { vars: { mended: 'b' } },
    });
  });

  const fork = (join: string) => [
    { id: 'both', type: 'fork', branches: ['left', 'right'], join, next: 'after' },
    { id: 'left', type: 'listen', for: [{ event: 'payment.created', next: 'end' }] },
    { id: 'right', type: 'listen', for: [{ event: 'payment.failed', next: 'end' }] },
    { id: 'after', type: 'set', values: { joined: true }, next: 'end' },
  ];

  it('joins all branches, or goes on with the first', async () => {
    const [left, right] = [event('payment.created'), event('payment.failed')];
    expect((await play(fork('all'), [left])).run?.vars).toEqual({});
    expect((await play(fork('all'), [right, left])).run?.vars).toEqual({ joined: true });
    expect(await play(fork('any'), [right])).toMatchObject({
      state: 'completed',
      run: { steps: { left: { state: 'skipped' } } },
    });
  });
});

describe('a run that stands still', () => {
  const document = workflow([
    call('a', 'b'),
    { id: 'b', type: 'listen', for: [{ event: 'payment.created', next: 'end' }] },
  ]);
  const surroundings = { now, store: {} };
  const settled = (outcome: object) =>
    ({ kind: 'settled', stepId: 'a', attempt: 1, outcome }) as Parameters<typeof advance>[2];

  async function failedRun(): Promise<RunState> {
    const request = {
      runId: 'r',
      version: 1,
      storeId: 'shop',
      orderId: '1',
      event: placed.body,
      earlier: [],
      now,
    };
    const started = await advance(document, startRun(document, request), null, surroundings);
    return (
      await advance(
        document,
        started.state,
        settled({ error: { code: 'dead', message: 'Dead' } }),
        surroundings,
      )
    ).state;
  }

  it('keeps what comes meanwhile and goes on when the command succeeds after all', async () => {
    const failed = await failedRun();
    expect(failed).toMatchObject({ status: 'failed', failure: { stepId: 'a' } });
    const meanwhile = { kind: 'event', eventId: 'e1', name: 'payment.created', body: {} } as const;
    const { state: informed } = await advance(document, failed, meanwhile, surroundings);
    expect(informed.status).toBe('failed');
    const { state } = await advance(document, informed, settled({ result: {} }), surroundings);
    expect(state).toMatchObject({ status: 'completed', failure: null });
  });

  it('X-03: a run that has ended is changed by nothing', async () => {
    const failed = await failedRun();
    const meanwhile = { kind: 'event', eventId: 'e1', name: 'payment.created', body: {} } as const;
    const informed = await advance(document, failed, meanwhile, surroundings);
    const { state: completed } = await advance(
      document,
      informed.state,
      settled({ result: {} }),
      surroundings,
    );
    const inputs = [
      null,
      settled({ error: { code: 'late', message: 'Late' } }),
      { ...meanwhile, eventId: 'e2' },
    ];
    for (const input of inputs) {
      expect(await advance(document, completed, input, surroundings)).toEqual({
        state: completed,
        effects: [],
      });
    }
  });

  it('is not concerned by what nobody listens for and what tells nothing of order and payment', async () => {
    const failed = await failedRun();
    const foreign = {
      kind: 'event',
      eventId: 'e9',
      name: 'inventory.reserved',
      body: { at: 'now' },
    } as const;
    const heard = { ...foreign, name: 'payment.created' } as const;
    expect(concerns(document, failed, foreign)).toBe(false);
    expect(await advance(document, failed, foreign, surroundings)).toEqual({ state: failed, effects: [] });
    expect(concerns(document, failed, heard)).toBe(true);
    expect(concerns(document, failed, { ...foreign, body: { order } })).toBe(true);
    expect(concerns(document, { ...failed, status: 'canceled' }, heard)).toBe(false);
  });

  it('leaves the state it was given alone', async () => {
    const failed = await failedRun();
    const before = structuredClone(failed);
    await advance(document, failed, settled({ result: {} }), surroundings);
    expect(failed).toEqual(before);
  });
});

it('lets a loop that waits go round as often as it has to', async () => {
  const steps = [
    { id: 'a', type: 'wait', for: 'PT0S', next: 'b' },
    { id: 'b', type: 'switch', cases: [{ when: 'false', next: 'end' }], default: 'a' },
  ];
  const report = await play(
    steps,
    Array.from({ length: 50 }, () => timer),
  );
  expect(report.state).toBe('waiting');
});
