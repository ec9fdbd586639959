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
  let now: number;
  let parts: OrderPartsReader;

  beforeEach(() => {
    reads = 0;
    now = 0;
    items = ITEMS;
    const rest = {
      children: (_type: string, _id: number, child: string) => {
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
