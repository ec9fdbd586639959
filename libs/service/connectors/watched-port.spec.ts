import { Failure } from '#platform/errors/failure';
import type { ConnectionWatch } from './connection-watch';
import { watchedPort } from './watched-port';

describe('a port of a connection', () => {
  const observed: string[] = [];
  const watch = {
    observe: <T>(_connectionId: string, work: () => Promise<T>, operation: string) => {
      observed.push(operation);
      return work();
    },
  };
  const port = <P extends object>(of: P): P => watchedPort(of, 'shop', watch as unknown as ConnectionWatch);

  it('answers in texts that a database keeps, at once or later: what others tell us may hold NUL or half a letter', async () => {
    const told = { name: 'Ada\u0000', notes: [`${'x'.repeat(3)}\ud83d`] };
    const kept = { name: 'Ada\ufffd', notes: ['xxx\ufffd'] };
    const { get, represent } = port({ get: () => Promise.resolve(told), represent: () => told });
    expect(await get()).toEqual(kept);
    expect(represent()).toEqual(kept);
    expect(observed).toEqual(['get']);
  });

  it('hands everything else on as it is', async () => {
    const fine = { at: new Date(), failure: Failure.permanent('refused', 'No') };
    const failure = Failure.transient('system-unavailable', 'Away');
    const { get, nothing, fail } = port({
      get: () => Promise.resolve(fine),
      nothing: () => Promise.resolve(),
      fail: () => Promise.reject(failure),
    });
    expect(await get()).toBe(fine);
    expect(await nothing()).toBeUndefined();
    await expect(fail()).rejects.toBe(failure);
  });
});
