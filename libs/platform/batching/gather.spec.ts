import { Failure } from '../errors/failure';
import { Gather } from './gather';

describe('Gather', () => {
  const opened = (work: (items: readonly number[]) => Promise<void> | void = () => undefined) => {
    const batches: number[][] = [];
    const gather = new Gather<number>(
      async (items) => {
        batches.push([...items]);
        await work(items);
      },
      { largest: 3 },
    );
    return { gather, batches };
  };

  it('takes what comes in one turn together, no more than the largest batch, in order', async () => {
    const { gather, batches } = opened();
    await Promise.all([1, 2, 3, 4].map((item) => gather.add(item)));
    expect(batches).toEqual([[1, 2, 3], [4]]);
  });

  it('lets those wait together that come while a batch is under way', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { gather, batches } = opened(() => gate);
    const first = gather.add(1);
    await new Promise(setImmediate);
    const others = [gather.add(2), gather.add(3)];
    open();
    await Promise.all([first, ...others]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('tries each alone when a batch fails, so that one fault is one failure', async () => {
    const { gather, batches } = opened((items) => {
      if (items.includes(2)) throw new Error('no 2');
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => gather.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(batches).toEqual([[1, 2, 3], [1], [2], [3]]);
    await gather.add(4);
    expect(batches.at(-1)).toEqual([4]);
  });

  it('fails all of a batch at once when the failure passes, and tries none alone', async () => {
    const { gather, batches } = opened(() => {
      throw Failure.transient('database-unavailable', 'The database is away');
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => gather.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(batches).toEqual([[1, 2, 3]]);
  });
});
