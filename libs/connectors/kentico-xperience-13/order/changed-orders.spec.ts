import type { CommercePort } from '#connectors/kit/commerce-port';
import { VirtualClock } from '#platform/clock/virtual-clock';
import type { KenticoRestClient, ListQuery } from '../rest/kentico-rest.client';
import { KenticoRow } from '../rest/kentico-row';
import { ChangedOrdersReader } from './changed-orders';
import { startKenticoTestSite } from '../fixtures/kentico-test-site';
import type { KenticoTestSite } from '../fixtures/kentico-test-site';

const START = new Date('2026-11-21T10:00:00Z');

describe('orders changed since', () => {
  const clock = new VirtualClock();
  let site: KenticoTestSite;
  let port: CommercePort;
  beforeEach(async () => {
    clock.set(START);
    site = await startKenticoTestSite({ clock, utcOffsetMinutes: -300 });
    port = await site.open();
  });
  afterEach(() => site.close());

  const place = (count: number, everyMs: number): void => {
    for (let index = 0; index < count; index += 1) {
      site.kentico.placeOrder();
      clock.advance(everyMs);
    }
  };
  const idsSince = async (since: Date): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await port.listChangedOrders('shop', since, cursor);
      ids.push(...page.orderIds.map(({ orderId }) => orderId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  };

  it('gives every order of many pages once, oldest change first, also those saved at the same instant', async () => {
    place(150, 0);
    place(120, 1000);
    const ids = await idsSince(START);
    expect(ids).toHaveLength(270);
    expect(new Set(ids).size).toBe(270);
    expect(ids.at(-1)).toBe('270');
  });

  it('leaves out what is older, whatever the local time of the server', async () => {
    place(3, 60_000);
    expect(await idsSince(new Date(START.getTime() + 60_000))).toEqual(['2', '3']);
    expect(await idsSince(new Date(START.getTime() + 3_600_000))).toEqual([]);
  });

  it('skips nothing when orders move to the end while it reads', async () => {
    place(150, 1000);
    const first = await port.listChangedOrders('shop', START, null);
    site.kentico.setStatus('1', 'Shipped');
    site.kentico.setStatus('2', 'Shipped');
    const second = await port.listChangedOrders('shop', START, first.nextCursor);
    const ids = new Set([...first.orderIds, ...second.orderIds].map(({ orderId }) => orderId));
    expect(ids.size).toBe(150);
  });

  const refuseQuotedDates = (): void => {
    site.server.faults('kentico').add({ match: { method: 'GET' }, kind: 'delay', delayMs: 0, times: 1 });
    site.server.faults('kentico').add({ match: { method: 'GET' }, kind: 'status-403', times: 1 });
  };

  it('reads backwards without a date when the service refuses quoted dates', async () => {
    place(130, 1000);
    refuseQuotedDates();
    expect(await idsSince(new Date(START.getTime() + 10_000))).toHaveLength(120);
  });

  it('finds an old order that was changed also then, however many have come since', async () => {
    place(230, 1000);
    const since = new Date(START.getTime() + 225_000);
    site.kentico.setStatus('1', 'Shipped');
    refuseQuotedDates();
    expect((await idsSince(since)).sort()).toEqual(['1', '226', '227', '228', '229', '230']);
  });
});

/** A database of local times without a zone, as Kentico's is: the service adds each time's own offset when it tells it. */
class LocalTimes {
  constructor(private readonly rows: ReadonlyArray<readonly [id: string, local: string, offset: string]>) {}

  list(_type: string, { where, topn }: ListQuery): Promise<KenticoRow[]> {
    const bound = /^OrderLastModified>='([^']+)'$/.exec(where ?? '')?.[1] ?? '';
    const found = this.rows.filter(([, local]) => local >= bound);
    const told = topn === 1 ? found.slice(-1) : found;
    return Promise.resolve(
      told.map(([id, local, offset]) => new KenticoRow({ OrderID: id, OrderLastModified: local + offset })),
    );
  }
}

describe('a change of the server’s clock', () => {
  const idsSince = async (rows: LocalTimes, since: string): Promise<string[]> => {
    const reader = new ChangedOrdersReader(rows as unknown as KenticoRestClient);
    const { orderIds } = await reader.list(new Date(since), null);
    return orderIds.map(({ orderId }) => orderId);
  };

  it('is nothing to a row whose change nobody has dated', async () => {
    const rows = new LocalTimes([['1', '0001-01-01T00:00:00', '+01:00']]);
    expect(await idsSince(rows, '2026-03-29T00:20:00Z')).toEqual([]);
  });

  it('to summer time hides no order', async () => {
    const rows = new LocalTimes([
      ['1', '2026-03-29T01:10:00', '+01:00'],
      ['2', '2026-03-29T01:30:00', '+01:00'],
      ['3', '2026-03-29T03:10:00', '+02:00'],
    ]);
    expect(await idsSince(rows, '2026-03-29T00:20:00Z')).toEqual(['2', '3']);
  });

  it('from summer time hides no order and brings none twice', async () => {
    const rows = new LocalTimes([
      ['1', '2026-10-25T02:30:00', '+02:00'],
      ['2', '2026-10-25T02:40:00', '+01:00'],
    ]);
    expect(await idsSince(rows, '2026-10-25T00:20:00Z')).toEqual(['1', '2']);
    expect(await idsSince(rows, '2026-10-25T01:00:00Z')).toEqual(['2']);
  });
});
