import type { CommercePort } from '#connectors/kit/commerce-port';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { startXcTestEngine } from '../fixtures/xc-test-engine';
import type { XcTestEngine } from '../fixtures/xc-test-engine';

const START = new Date('2026-11-21T10:00:00Z');

describe('orders changed since', () => {
  const clock = new VirtualClock();
  let engine: XcTestEngine;
  let port: CommercePort;
  beforeEach(async () => {
    clock.set(START);
    engine = await startXcTestEngine({ clock });
    port = await engine.open();
  });
  afterEach(() => engine.close());

  const place = (count: number, everyMs: number): string[] =>
    Array.from({ length: count }, () => {
      const id = engine.xc.placeOrder();
      clock.advance(everyMs);
      return id;
    });
  const idsSince = async (since: Date, asked = port): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<CommercePort['listChangedOrders']>> = await asked.listChangedOrders(
        'shop',
        since,
        cursor,
      );
      ids.push(...page.orderIds.map(({ orderId }) => orderId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  };

  it('gives every order of many pages once, oldest change first, also those saved at the same instant', async () => {
    const placed = [...place(150, 0), ...place(270, 1000)];
    expect(await idsSince(START)).toEqual(placed);
  });

  it('leaves out what is older', async () => {
    const placed = place(3, 60_000);
    expect(await idsSince(new Date(START.getTime() + 60_000))).toEqual(placed.slice(1));
    expect(await idsSince(new Date(START.getTime() + 3_600_000))).toEqual([]);
  });

  it('finds an order in whatever list it stands, in the order of its last change', async () => {
    const [first = '', second = '', third = ''] = place(3, 1000);
    engine.xc.setStatus(first, 'Completed');
    clock.advance(1000);
    engine.xc.setStatus(second, 'OnHold');
    expect(await idsSince(START)).toEqual([third, first, second]);
  });

  it('reads only the lists it is told to', async () => {
    const [first = '', second = ''] = place(2, 1000);
    engine.xc.setStatus(first, 'Completed');
    const openOnly = await engine.open({ orderLists: ['PendingOrders', 'OnHoldOrders'] });
    expect(await idsSince(START, openOnly)).toEqual([second]);
  });

  it('refuses a cursor of something else', async () => {
    await expect(port.listChangedOrders('shop', START, 'page-2')).rejects.toMatchObject({
      code: 'cursor-unreadable',
    });
  });
});
