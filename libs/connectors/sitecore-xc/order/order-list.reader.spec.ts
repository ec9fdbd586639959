import type { EngineClient } from '../engine/engine-client';
import { OrderListReader } from './order-list.reader';

/** A list that changes while it is read: `between` is called before every page with the number of pages read so far. */
class MovingList {
  readonly asked: number[] = [];

  constructor(
    private readonly members: string[],
    private readonly between: (members: string[], pages: number) => void = () => undefined,
  ) {}

  call(path: string): Promise<unknown> {
    this.between(this.members, this.asked.length);
    const [, skip, take] = /skip=(\d+),take=(\d+)/.exec(path) ?? [];
    this.asked.push(Number(skip));
    const items = this.members.slice(Number(skip), Number(skip) + Number(take));
    return Promise.resolve({ Items: items.map((Id) => ({ Id })) });
  }
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `order-${index}`);
const readAll = async (list: MovingList): Promise<string[]> => {
  const reader = new OrderListReader(list as unknown as EngineClient);
  return (await reader.readAll('PendingOrders')).map(({ Id }) => Id);
};

describe('a list of the engine', () => {
  it.each([0, 1, 99, 100, 101, 250])('of %i orders is read to its end, each order once', async (count) => {
    expect(await readAll(new MovingList(ids(count)))).toEqual(ids(count));
  });

  it.each([5, 10, 60, 190])(
    'loses none of those that stay when %i orders leave it in front while it is read',
    async (leaving) => {
      const list = new MovingList(ids(300), (members, pages) => {
        if (pages === 1) members.splice(0, leaving);
      });
      const seen = new Set(await readAll(list));
      const stayed = ids(300).slice(leaving);
      expect(stayed.filter((id) => !seen.has(id))).toEqual([]);
    },
  );

  it('finds those that come while it is read', async () => {
    const list = new MovingList(ids(150), (members, pages) => {
      if (pages === 1) members.push('late');
    });
    expect(await readAll(list)).toContain('late');
  });

  it('ends when it empties while it is read', async () => {
    const list = new MovingList(ids(150), (members, pages) => {
      if (pages === 1) members.length = 0;
    });
    expect(await readAll(list)).toHaveLength(100);
    expect(list.asked.length).toBeLessThan(5);
  });

  it('gives up on a list that has no end', async () => {
    let last = 0;
    const endless = {
      call: () =>
        Promise.resolve({ Items: Array.from({ length: 100 }, () => ({ Id: `order-${(last += 1)}` })) }),
    };
    const reader = new OrderListReader(endless as unknown as EngineClient);
    await expect(reader.readAll('CompletedOrders')).rejects.toMatchObject({
      failureClass: 'transient',
      code: 'order-list-unsteady',
      suggestion: expect.stringContaining('orderLists') as unknown,
    });
  });
});
