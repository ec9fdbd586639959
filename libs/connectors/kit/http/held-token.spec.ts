import { VirtualClock } from '#platform/clock/virtual-clock';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { HeldToken } from './held-token';

describe('an access token', () => {
  const clock = new VirtualClock();
  let asked: number;
  let token: HeldToken;

  beforeEach(() => {
    asked = 0;
    token = new HeldToken(async () => ({ value: `token ${(asked += 1)}`, lifeMs: 3_600_000 }), clock);
  });
  afterEach(() => armFailpoints(undefined, 'test'));

  it('is asked for once however many wait, and renewed before its life is over', async () => {
    expect(await Promise.all([token.current(), token.current()])).toEqual(['token 1', 'token 1']);
    clock.advance(54 * 60_000);
    expect(await token.current()).toBe('token 1');
    clock.advance(2 * 60_000);
    expect(await token.current()).toBe('token 2');
  });

  it('is not used again once it was refused, and its successor is not given up for it', async () => {
    const refused = await token.current();
    token.discard(refused);
    const next = await token.current();
    token.discard(refused);
    expect([next, await token.current()]).toEqual(['token 2', 'token 2']);
  });

  it('stopped at the failpoint adapters.token-expired-mid-call is refused and given up by whoever goes on', async () => {
    const refused = await token.current();
    armFailpoints('adapters.token-expired-mid-call:1:1:throw', 'test');
    expect(() => token.discard(refused)).toThrow('failpoint');
    armFailpoints(undefined, 'test');
    expect(await token.current()).toBe(refused);
    token.discard(refused);
    expect(await token.current()).toBe('token 2');
  });
});
