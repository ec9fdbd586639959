import type { KenticoCatalog } from '../catalog/kentico-catalog';
import type { KenticoRestClient } from '../rest/kentico-rest.client';
import { KenticoRow } from '../rest/kentico-row';
import { KenticoOrderReader } from './kentico-order.reader';
import type { ForeignTraces } from './foreign-traces';
import type { OrderExemptions } from './order-exemptions';

const rowAt = (status: string, modified: string): KenticoRow =>
  new KenticoRow({
    OrderID: '7',
    OrderCustomerID: '3',
    OrderStatusID: status,
    OrderLastModified: `2026-03-01T10:00:0${modified}Z`,
  });
const move = (id: string, to: string): KenticoRow =>
  new KenticoRow({ OrderStatusUserID: id, ToStatusID: to });

/** Reads an order whose row shows one thing after the other, and whose history ends with the given status. */
async function statusRead(rows: KenticoRow[], ...history: string[]): Promise<[number | null, number]> {
  let reads = 0;
  const rest = {
    list: () => Promise.resolve([rows[Math.min(reads++, rows.length - 1)]!]),
    children: (_type: string, _id: number, child: string) =>
      Promise.resolve(
        child === 'ecommerce.orderstatususer' ? history.map((to, at) => move(String(at + 1), to)) : [],
      ),
    one: () => Promise.resolve(null),
  } as unknown as KenticoRestClient;
  const unused = {} as unknown as KenticoCatalog & ForeignTraces & OrderExemptions;
  const { order } = await new KenticoOrderReader('kentico', rest, unused, unused, unused).readRaw('7');
  return [order.integer('OrderStatusID'), reads];
}

describe('an order that is moved on while it is read', () => {
  it('is read again when its history is ahead of its row: a move back that nobody made would be told', async () => {
    expect(await statusRead([rowAt('2', '1'), rowAt('3', '2')], '2', '3')).toEqual([3, 2]);
  });

  it('is read once when both agree, or when it has never moved', async () => {
    expect(await statusRead([rowAt('2', '1')], '1', '2')).toEqual([2, 1]);
    expect(await statusRead([rowAt('2', '1')])).toEqual([2, 1]);
  });

  it('is taken as it is when its status was set past the history, and when it does not come to rest', async () => {
    expect(await statusRead([rowAt('5', '1')], '2', '3')).toEqual([5, 2]);
    const restless = ['1', '2', '3', '4', '5', '6'].map((at) => rowAt('2', at));
    expect(await statusRead(restless, '3')).toEqual([2, 4]);
  });
});
