import { VirtualClock } from '#platform/clock/virtual-clock';
import { TokenSource } from './token-source';

describe('the token of a connection', () => {
  const clock = new VirtualClock();
  let asked: number;
  const source = (lifetimeSeconds = 3600): TokenSource => {
    asked = 0;
    return new TokenSource(() => {
      asked += 1;
      return Promise.resolve({ token: `token-${asked}`, lifetimeSeconds });
    }, clock);
  };

  it('is asked for once, however many calls want it at the same time', async () => {
    const tokens = source();
    const got = await Promise.all(Array.from({ length: 20 }, () => tokens.current()));
    expect(new Set(got)).toEqual(new Set(['token-1']));
    expect(asked).toBe(1);
  });

  it.each([
    [3600, 3_539_000, 3_540_000],
    [60, 53_000, 54_000],
  ])('of %i s is kept, and renewed before it ends', async (lifetime, stillGood, due) => {
    const tokens = source(lifetime);
    await tokens.current();
    clock.advance(stillGood);
    expect(await tokens.current()).toBe('token-1');
    clock.advance(due - stillGood);
    expect(await tokens.current()).toBe('token-2');
  });

  it('that was refused is dropped, but not the one that came after it', async () => {
    const tokens = source();
    const first = await tokens.current();
    tokens.discard(first);
    const second = await tokens.current();
    tokens.discard(first);
    expect(await tokens.current()).toBe(second);
    expect(asked).toBe(2);
  });

  it('is asked for again after a request that failed', async () => {
    let fails = true;
    const tokens = new TokenSource(() => {
      if (fails) return Promise.reject(new Error('away'));
      return Promise.resolve({ token: 'late', lifetimeSeconds: 60 });
    }, clock);
    await expect(tokens.current()).rejects.toThrow('away');
    fails = false;
    await expect(tokens.current()).resolves.toBe('late');
  });
});
