import { armFailpoints, failpoint, failpointReached } from './failpoint';
import { FAILPOINT_NAMES } from './failpoint-names';

describe('failpoints', () => {
  afterEach(() => armFailpoints(undefined, 'test'));

  it('do nothing unless armed', () => {
    for (const name of FAILPOINT_NAMES) expect(() => failpoint(name)).not.toThrow();
  });

  it.each(FAILPOINT_NAMES)('%s is reached by its whole name, and no other by it', (name) => {
    armFailpoints(`${name}:1:1:throw`, 'test');
    expect(FAILPOINT_NAMES.filter((other) => throws(other))).toEqual([name]);
    expect(FAILPOINT_NAMES.filter(failpointReached)).toEqual([name]);
  });

  it('have names that no other part has: the part may be left out', () => {
    for (const name of FAILPOINT_NAMES) {
      armFailpoints(`${name.split('.')[1]}:1:1:throw`, 'test');
      expect(FAILPOINT_NAMES.filter((other) => throws(other))).toEqual([name]);
    }
  });

  it('fail as often as was asked for, and in the same places with the same seed', () => {
    const played = (seed: string) => {
      armFailpoints(`after-claim:0.3:${seed}:throw`, 'test');
      return Array.from({ length: 1_000 }, () => throws('relay.after-claim'));
    };
    const one = played('7');
    expect(one.filter(Boolean).length).toBeGreaterThan(240);
    expect(one.filter(Boolean).length).toBeLessThan(360);
    expect(played('7')).toEqual(one);
    expect(played('8')).not.toEqual(one);
  });

  it.each([
    ['after-lunch', /no place "after-lunch"; there are gateway\.after-verify/],
    ['after-claim:2', /must read name:probability:seed/],
    ['after-claim:1:1:explode', /must read name:probability:seed/],
    [':1', /must read name:probability:seed/],
  ])('%s is refused', (specification, message) => {
    expect(() => armFailpoints(specification, 'test')).toThrow(message);
  });

  it('are refused in production', () => {
    expect(() => armFailpoints('after-claim', 'production')).toThrow(/refused when NODE_ENV is production/);
  });
});

function throws(name: Parameters<typeof failpoint>[0]): boolean {
  try {
    failpoint(name);
    return false;
  } catch {
    return true;
  }
}
