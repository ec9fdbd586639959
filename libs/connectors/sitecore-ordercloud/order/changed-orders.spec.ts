import type { CommercePort } from '#connectors/kit/commerce-port';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { startOrderCloudTestMarket, type OrderCloudTestMarket } from '../fixtures/ordercloud-test-market';

describe('the list of changed orders', () => {
  const clock = new VirtualClock();
  let market: OrderCloudTestMarket;
  let port: CommercePort;
  beforeEach(async () => {
    market = await startOrderCloudTestMarket({ clock });
    port = await market.open();
  });
  afterEach(() => market.close());

  const place = (count: number, apartMs: number): string[] =>
    Array.from({ length: count }, () => {
      clock.advance(apartMs);
      return market.ordercloud.placeOrder();
    });
  const listAll = async (since: Date, between: () => void = () => undefined): Promise<string[]> => {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<CommercePort['listChangedOrders']>> = await port.listChangedOrders(
        'shop',
        since,
        cursor,
      );
      found.push(...page.orderIds.map(({ orderId }) => orderId));
      cursor = page.nextCursor;
      between();
    } while (cursor !== null);
    return found;
  };

  it('leaves nothing out when orders move to its end while it is read', async () => {
    const since = clock.now();
    const ids = place(250, 1000);
    const moved = ids.slice(0, 40);
    const found = await listAll(since, () => {
      const next = moved.shift();
      clock.advance(1000);
      if (next !== undefined) market.ordercloud.setStatus(next, 'Completed');
    });
    expect(new Set(found)).toEqual(new Set(ids));
  });

  it('goes on within one and the same instant, as after a bulk change', async () => {
    const since = clock.now();
    const ids = place(350, 0);
    const found = await listAll(since);
    expect(found).toHaveLength(new Set(found).size);
    expect(found.sort()).toEqual(ids.sort());
  });

  it('finds with an overlap what the search index did not have yet', async () => {
    market.ordercloud.tuning.listLagMs = 60_000;
    const since = clock.now();
    const [id] = place(1, 1000);
    expect(await listAll(since)).toEqual([]);
    expect((await port.getOrder('shop', id ?? '')).order.orderId).toBe(id);
    clock.advance(60_000);
    expect(await listAll(since)).toEqual([id]);
  });

  it('has no carts, and refuses a cursor that is none of its own', async () => {
    await expect(port.listChangedOrders('shop', new Date(0), 'nonsense')).rejects.toMatchObject({
      code: 'cursor-unreadable',
    });
  });
});
