import type { Outbox } from '#messaging/outbox/outbox';
import { VirtualClock } from '#platform/clock/virtual-clock';
import type { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { silentLogger } from '#platform/logging/logger';
import { ConnectionWatch } from './connection-watch';

describe('the watch over a connection', () => {
  function watch() {
    const told: string[] = [];
    const database = { transaction: (work: (tx: object) => Promise<unknown>) => work({}) };
    const outbox = {
      publish: (_tx: object, event: { name: string }) => Promise.resolve(told.push(event.name)),
    };
    const states = { degrade: () => Promise.resolve(true), recover: () => Promise.resolve(undefined) };
    const observed = new ConnectionWatch(
      database as unknown as Database,
      outbox as unknown as Outbox,
      states,
      new VirtualClock(),
      silentLogger,
      { service: 'payments', degradedAfterFailures: 3, degradedAfterMs: 0 },
    );
    const fail = (code: string) =>
      observed.observe('stripe', () => Promise.reject(Failure.transient(code, code))).catch(() => undefined);
    return { told, fail };
  }

  it('does not count what we refuse ourselves as failures of the system, nor as its recovery', async () => {
    const { told, fail } = watch();
    for (let n = 0; n < 5; n += 1) for (const code of ['too-many-calls', 'circuit-open']) await fail(code);
    expect(told).toEqual([]);
    await fail('system-unavailable');
    await fail('too-many-calls');
    await fail('system-unavailable');
    await fail('circuit-open');
    expect(told).toEqual([]);
    await fail('system-unavailable');
    expect(told).toEqual(['connection.degraded']);
  });
});
