import { moneyStages } from './money-stages';
import type { OrderDetail } from './order-detail';

const euro = (amount: number) => ({ amount, currency: 'EUR' });
const order = (payment: object, journals: object[] = []): OrderDetail =>
  ({
    total: euro(1_000),
    payments: [{ status: 'paid', authorized: euro(1_000), captured: euro(1_000), ...payment }],
    journals,
    funds: { inBalance: [], payouts: [] },
  }) as unknown as OrderDetail;
const sale = (state: string, currency = 'EUR') => ({
  state,
  currency,
  lines: [
    { account: '1100', debit: 1_000, credit: 0 },
    { account: '4000', debit: 0, credit: 1_000 },
    { account: '6000', debit: 30, credit: 0 },
    { account: '1100', debit: 0, credit: 30 },
  ],
});
const states = (detail: OrderDetail) => moneyStages(detail).map(({ state }) => state);

describe('where the money of an order is', () => {
  it('stands before the first station while nothing is authorised', () => {
    expect(states(order({ status: 'pending', authorized: euro(0), captured: euro(0) }))).toEqual([
      'current',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
  });

  it('has passed what an amount stands for, gross of fees', () => {
    expect(moneyStages(order({}, [sale('recorded')]))).toEqual([
      { name: 'authorized', amount: euro(1_000), state: 'done' },
      { name: 'captured', amount: euro(1_000), state: 'done' },
      { name: 'booked', amount: euro(1_000), state: 'done' },
      { name: 'inErp', amount: null, state: 'current' },
      { name: 'inBank', amount: null, state: 'ahead', funds: 'none' },
    ]);
    expect(states(order({}, [sale('posted')]))[3]).toBe('done');
  });

  it('says where a payment ended that came to nothing', () => {
    expect(states(order({ status: 'failed', authorized: euro(0), captured: euro(0) }))[0]).toBe('failed');
    expect(states(order({ status: 'expired', captured: euro(0) }))[1]).toBe('failed');
  });

  it('does not add up entries in another currency', () => {
    expect(moneyStages(order({}, [sale('posted', 'USD')]))[2]).toMatchObject({ state: 'current' });
  });
});
