import type { OrderFunds, OrderPayout } from '#contracts/models/order-funds';
import { bankStation } from './bank-station';

const euro = (amount: number) => ({ amount, currency: 'EUR' });
const aPart = (parts: Partial<OrderPayout> = {}): OrderPayout => ({
  payoutId: 'po_1',
  status: 'paid',
  arrivalDate: '2026-11-22',
  part: euro(970),
  movements: 1,
  failure: null,
  replacedBy: null,
  bank: null,
  ...parts,
});
const station = (parts: Partial<OrderFunds>) => bankStation({ inBalance: [], payouts: [], ...parts });
const balance = (amount: number) => [{ money: euro(amount), movements: 1, since: '2026-11-20T10:00:00Z' }];
const atBank = (state: NonNullable<OrderPayout['bank']>['state']) => ({
  bank: { state, valueDate: state === 'in-bank' ? '2026-11-23' : null },
});

describe('the last station of an order: the bank', () => {
  it.each([
    ['no money has moved', {}, 'ahead none'],
    ['nothing is paid out', { inBalance: balance(970) }, 'current in-balance'],
    ['a payout is under way', { payouts: [aPart({ status: 'in_transit' })] }, 'current under-way'],
    ['a payout was paid and no statement is here', { payouts: [aPart()] }, 'done paid-out'],
    ['a line of the bank shows it', { payouts: [aPart(atBank('in-bank'))] }, 'done in-bank'],
    ['the bank should show it and does not', { payouts: [aPart(atBank('missing'))] }, 'current missing'],
    ['a payout failed', { payouts: [aPart({ status: 'failed' })] }, 'failed failed'],
    ['the bank gave it back', { payouts: [aPart(atBank('returned'))] }, 'failed failed'],
    ['a payout was called off', { payouts: [aPart({ status: 'canceled' })] }, 'current in-balance'],
  ] as const)('is told when %s', (_when, funds, told) => {
    const { state, funds: found } = station(funds as Partial<OrderFunds>);
    expect(`${state} ${found}`).toBe(told);
  });

  it('adds up what arrived, refunds of later payouts included', () => {
    const payouts = [aPart(), aPart({ payoutId: 'po_2', part: euro(-200) })];
    expect(station({ payouts })).toEqual({ amount: euro(770), state: 'done', funds: 'paid-out' });
  });

  it('is not reached by a part of the money', () => {
    expect(station({ payouts: [aPart()], inBalance: balance(500) })).toEqual({
      amount: euro(970),
      state: 'current',
      funds: 'in-balance',
    });
  });

  it('counts money that a failed payout gave back where it went then', () => {
    const payouts = [aPart({ status: 'failed', replacedBy: 'po_2' }), aPart({ payoutId: 'po_2' })];
    expect(station({ payouts })).toEqual({ amount: euro(970), state: 'done', funds: 'paid-out' });
  });

  it('adds up no two currencies', () => {
    const payouts = [aPart(), aPart({ payoutId: 'po_2', part: { amount: 5, currency: 'USD' } })];
    expect(station({ payouts })).toEqual({ amount: null, state: 'done', funds: 'paid-out' });
  });
});
