import { minorIn, possibleMinors, readAmount } from './searched-amount';

describe('a sum that somebody searches for', () => {
  it.each([
    ['149', '149', null],
    ['149.00', '149.00', null],
    ['1.234,50', '1234.50', null],
    ['1,234.50 usd', '1234.50', 'USD'],
    ['€ 19,90', '19.90', 'EUR'],
    ['1,234', '1234', null],
    ["1'000'000", '1000000', null],
  ])('reads %s', (text, decimal, currency) => {
    expect(readAmount(text)).toEqual({ decimal, currency });
  });

  it.each(['A-149', 'ada@shop.test', '149 EUR USD', 'EUR 149 EUR', '1.', '14.9999', '99999999999999', ''])(
    'takes %s for no sum',
    (text) => expect(readAmount(text)).toBeUndefined(),
  );

  it('means other smallest units in other currencies, and none where the digits do not fit', () => {
    const amount = readAmount('149.00')!;
    expect([minorIn(amount, 'EUR'), minorIn(amount, 'KWD'), minorIn(amount, 'JPY')]).toEqual([
      14900, 149000, 149,
    ]);
    expect(minorIn(readAmount('149.50')!, 'JPY')).toBeUndefined();
    expect(minorIn(readAmount('149 USD')!, 'EUR')).toBeUndefined();
    expect(possibleMinors(amount)).toEqual([149, 14900, 149000]);
  });
});
