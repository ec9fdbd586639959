import { waterfall } from './payout';

describe('the lines of a payout', () => {
  it('carry the sum of all lines so far, so that the last one and the remainder make the payout', () => {
    const lines = waterfall([
      { kind: 'gross', category: 'charge', amount: 10_000, movements: 2 },
      { kind: 'fees', category: 'charge', amount: -320, movements: 2 },
      { kind: 'refunds', category: 'refund', amount: -1_500, movements: 1 },
    ]);
    expect(lines.map(({ total }) => total)).toEqual([10_000, 9_680, 8_180]);
  });
});
