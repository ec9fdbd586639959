import { differingCommands } from './differing-commands';
import type { PlayedStep, PlayedStory } from './play-story';

const story = (...steps: Array<readonly [stepId: string, type: string, input: unknown]>): PlayedStory => ({
  ...{ runs: [], money: new Map() },
  steps: steps.map(([stepId, type, input]): PlayedStep => ({ stepId, type, input })),
});

describe('commands in which two plays differ', () => {
  it('are those that the other one does not have, wherever they stand', () => {
    const before = story(['a', 'post', { n: 1 }], ['b', 'post', { n: 2 }], ['c', 'other', { n: 9 }]);
    const after = story(['x', 'post', { n: 2 }], ['y', 'post', { n: 3 }]);
    expect(differingCommands(before, after, 'post')).toEqual({
      before: [{ stepId: 'a', body: { n: 1 } }],
      after: [{ stepId: 'y', body: { n: 3 } }],
    });
  });

  it('count: one more of the same is one', () => {
    const once = story(['a', 'post', { n: 1 }]);
    const twice = story(['a', 'post', { n: 1 }], ['b', 'post', { n: 1 }]);
    expect(differingCommands(once, twice, 'post')).toEqual({
      before: [],
      after: [{ stepId: 'b', body: { n: 1 } }],
    });
  });
});
