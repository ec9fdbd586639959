import type { FastifyInstance } from 'fastify';
import { EffectsLedger } from './effects-ledger';
import type { Simulator } from './simulator';
import { SimulatorClock } from './simulator-clock';
import type { SimulatorServer } from './simulator-server';
import { startSimulatorServer } from './simulator-server';
import { SimulatorStore } from './simulator-store';
import { WebhookFaults } from './webhook-faults';

class CounterSimulator implements Simulator {
  readonly name = 'counter';
  readonly webhookFaults = new WebhookFaults();
  private readonly store = new SimulatorStore({ name: this.name });
  private readonly ledger = new EffectsLedger(this.store);

  register(app: FastifyInstance): void {
    app.post<{ Params: { key: string } }>('/add/:key', (request) => {
      const { key } = request.params;
      this.ledger.record({ operation: 'add', key, at: new Date().toISOString(), objectId: key });
      return { key, applied: this.ledger.timesApplied(key) };
    });
  }

  control(app: FastifyInstance): void {
    app.get('/hello', () => ({ hello: 'control' }));
  }

  state(): unknown {
    return { effects: this.ledger.list() };
  }

  reset(): void {
    this.store.clear();
  }

  async close(): Promise<void> {
    this.store.close();
  }
}

describe('a simulator server', () => {
  let server: SimulatorServer;
  const clock = new SimulatorClock();

  beforeEach(async () => {
    server = await startSimulatorServer([new CounterSimulator()], { clock });
  });
  afterEach(() => server.close());

  const add = (key: string): Promise<Response> =>
    fetch(`${server.url('counter')}/add/${key}`, { method: 'POST' });
  const control = (path: string, body?: object): Promise<Response> =>
    fetch(`${server.controlUrl}/_control${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });

  it('answers a status instead of the system as often as the rule says', async () => {
    const rule = {
      match: { method: 'post', pathPattern: '/add/*' },
      kind: 'status-429',
      times: 1,
      retryAfter: 7,
    };
    expect((await control('/counter/faults', rule)).status).toBe(201);
    const refused = await add('a');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await (await add('a')).json()).toEqual({ key: 'a', applied: 1 });
  });

  it('does the work and then loses the answer', async () => {
    server.faults('counter').add({ kind: 'drop-response', times: 1 });
    await expect(add('b')).rejects.toThrow();
    expect(await (await add('b')).json()).toEqual({ key: 'b', applied: 2 });
  });

  it('sends half a body', async () => {
    server.faults('counter').add({ kind: 'truncate', times: 1 });
    await expect(add('c').then((response) => response.json())).rejects.toThrow();
    expect(await (await control('/counter/state')).json()).toMatchObject({ effects: [{ key: 'c' }] });
  });

  it('never answers', async () => {
    server.faults('counter').add({ kind: 'timeout' });
    const request = fetch(`${server.url('counter')}/add/d`, {
      method: 'POST',
      signal: AbortSignal.timeout(150),
    });
    await expect(request).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(await (await control('/counter/state')).json()).toEqual({ effects: [] });
  });

  it('answers HTML and redirects like a proxy in front', async () => {
    server.faults('counter').add({ kind: 'html', times: 1 });
    expect((await add('e')).headers.get('content-type')).toContain('text/html');
    server.faults('counter').add({ kind: 'redirect', times: 1 });
    const moved = await fetch(`${server.url('counter')}/add/e`, { method: 'POST', redirect: 'manual' });
    expect(moved.status).toBe(302);
  });

  it('strikes the same requests for the same seed', async () => {
    const pattern = async (): Promise<number[]> => {
      server.faults('counter').clear();
      server.faults('counter').add({ kind: 'status-500', probability: 0.5, seed: 'seven' });
      const statuses: number[] = [];
      for (let index = 0; index < 12; index += 1) statuses.push((await add('f')).status);
      return statuses;
    };
    const first = await pattern();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await pattern()).toEqual(first);
  });

  it('refuses a rule that is not one', async () => {
    const refused = await control('/counter/faults', { kind: 'status-200', matches: {} });
    expect(refused.status).toBe(422);
  });

  it('shows requests, resets and offers the simulator its own controls', async () => {
    await add('g');
    const { items } = (await (await control('/counter/requests')).json()) as { items: unknown[] };
    expect(items).toEqual([expect.objectContaining({ method: 'POST', url: '/add/g', status: 200 })]);
    await control('/counter/reset', {});
    expect(await (await control('/counter/state')).json()).toEqual({ effects: [] });
    expect(await (await control('/counter/hello')).json()).toEqual({ hello: 'control' });
  });

  it('moves the shared clock', async () => {
    const before = clock.now().getTime();
    await control('/clock/advance', { seconds: 3600 });
    expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
  });
});
