import { Failure } from '#platform/errors/failure';
import type { KenticoRestClient } from '../rest/kentico-rest.client';
import { KenticoRow } from '../rest/kentico-row';
import { OrderPartsReader } from './order-parts';

const ROW = {
  OrderID: '7',
  OrderCustomerID: '3',
  OrderStatusID: '1',
  OrderGrandTotal: '49.9',
  OrderLastModified: '2026-03-01T10:00:00.1234567',
};
const row = (changed: Record<string, string> = {}): KenticoRow => new KenticoRow({ ...ROW, ...changed });
const ITEMS = [new KenticoRow({ OrderItemID: '1' })];

describe('the parts of a Kentico order', () => {
  let reads: number;
  let items: KenticoRow[];
  let history: KenticoRow[];
  let historyReads: number;
  let now: number;
  let parts: OrderPartsReader;

  beforeEach(() => {
    reads = 0;
    now = 0;
    items = ITEMS;
    history = [];
    historyReads = 0;
    const rest = {
      children: (_type: string, _id: number, child: string) => {
        if (child === 'ecommerce.orderstatususer') {
          historyReads += 1;
          return Promise.resolve(history);
        }
        if (child === 'ecommerce.orderitem') reads += 1;
        return Promise.resolve(child === 'ecommerce.orderitem' ? items : []);
      },
      one: () => Promise.resolve(null),
    };
    parts = new OrderPartsReader(rest as unknown as KenticoRestClient, () => now);
  });

  it('are not asked for again while the row stands as it stood', async () => {
    const first = await parts.of(7, row());
    expect(await parts.of(7, row())).toEqual(first);
    expect(reads).toBe(1);
  });

  it.each([{ OrderLastModified: '2026-03-01T10:00:00.1234568' }, { OrderStatusID: '2' }, { Gift: 'yes' }])(
    'are read anew when the row has changed: %j',
    async (changed) => {
      await parts.of(7, row());
      await parts.of(7, row(changed));
      expect(reads).toBe(2);
    },
  );

  it('are read anew after a while, whatever the row says, and for each order', async () => {
    await parts.of(7, row());
    now = 5_000;
    await parts.of(7, row());
    await parts.of(8, row());
    expect(reads).toBe(3);
  });

  it('are read anew as long as there are no lines', async () => {
    items = [];
    await parts.of(7, row());
    items = ITEMS;
    expect((await parts.of(7, row())).items).toBe(ITEMS);
  });

  describe('the status history', () => {
    const move = (id: string, from: string, to: string): KenticoRow =>
      new KenticoRow({ OrderStatusUserID: id, FromStatusID: from, ToStatusID: to });

    it('is not asked for again while it ends with the status of the row', async () => {
      history = [move('10', '3', '1'), move('9', '2', '3')];
      const first = await parts.of(7, row());
      expect((await parts.of(7, row())).history).toBe(first.history);
      expect(historyReads).toBe(1);
    });

    it('is asked for again as long as it does not tell how the order came to its status', async () => {
      history = [move('9', '1', '2')];
      await parts.of(7, row());
      await parts.of(7, row());
      history = [move('9', '1', '2'), move('10', '2', '1')];
      expect((await parts.of(7, row())).history).toBe(history);
      expect([historyReads, reads]).toEqual([3, 1]);
    });

    it('is asked for after a write of the status, and not after another one', async () => {
      history = [move('9', '2', '1')];
      await parts.of(7, row());
      const noted = row({ OrderNote: 'x', OrderLastModified: '2026-03-01T10:00:01' });
      await parts.of(7, noted, { before: row(), columns: ['OrderNote'] });
      expect(historyReads).toBe(1);
      history = [...history, move('10', '1', '2')];
      const moved = row({ OrderNote: 'x', OrderStatusID: '2', OrderLastModified: '2026-03-01T10:00:02' });
      const after = await parts.of(7, moved, { before: noted, columns: ['OrderStatusID'] });
      expect(after.history).toBe(history);
      expect([historyReads, reads]).toEqual([2, 1]);
    });

    it('that may not be read is not asked for again for a while', async () => {
      const denied = Failure.permanent('kentico-access-denied', 'no');
      const rest = {
        children: (_type: string, _id: number, child: string) => {
          if (child !== 'ecommerce.orderstatususer') return Promise.resolve(ITEMS);
          historyReads += 1;
          return Promise.reject(denied);
        },
        one: () => Promise.resolve(null),
      };
      const refused = new OrderPartsReader(rest as unknown as KenticoRestClient, () => now);
      await refused.of(7, row());
      expect((await refused.of(7, row())).history).toBeNull();
      expect(historyReads).toBe(1);
    });
  });

  describe('after a write of our own', () => {
    const after = { OrderStatusID: '2', OrderLastModified: '2026-03-01T10:00:01' };
    const written = { before: row(), columns: ['OrderStatusID'] };

    it('are those of before when only what we wrote has changed, also for its echo', async () => {
      await parts.of(7, row());
      await parts.of(7, row(after), written);
      await parts.of(7, row(after));
      expect(reads).toBe(1);
    });

    it('are read anew when somebody else changed the order, before or meanwhile', async () => {
      await parts.of(7, row());
      await parts.of(7, row({ ...after, OrderGrandTotal: '59.9' }), written);
      expect(reads).toBe(2);
      await parts.of(7, row(after), written);
      expect(reads).toBe(3);
    });
  });
});
