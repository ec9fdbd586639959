import fc from 'fast-check';
import * as countries from 'i18n-iso-countries/index';
import { CURRENCIES, currencyRule } from '#platform/money/currencies';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import { compileMapping } from './compile-mapping';

const compiled = compileMapping({
  id: 'everything-that-depends-on-the-market',
  version: 1,
  source: 'order',
  target: 'payment',
  fields: [
    { target: 'currency', source: 'order.currency', transforms: [{ name: 'lower' }] },
    { target: 'amount', source: 'order.total', type: 'money-minor' },
    {
      target: 'text',
      source: 'order.total',
      type: 'decimal',
      transforms: [{ name: 'decimal-units', currency: 'order.currency' }],
    },
    {
      target: 'back',
      source: 'order.text',
      type: 'money-minor',
      transforms: [{ name: 'minor-units', currency: 'order.currency' }],
    },
    { target: 'country', source: 'order.country', type: 'country', transforms: [{ name: 'country' }] },
    { target: 'alpha3', source: 'order.country', transforms: [{ name: 'country', to: 'alpha-3' }] },
    {
      target: 'day',
      source: 'order.placedAt',
      type: 'date',
      transforms: [{ name: 'date', zone: 'store.timeZone' }],
    },
    { target: 'prices', expression: 'order.prices.amount[]', type: 'list' },
  ],
});
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const mapping = compiled.value;

const inCurrency = fc
  .constantFrom(...CURRENCIES)
  .chain((currency) =>
    fc
      .integer({ min: -1_000_000, max: 1_000_000_000 })
      .map((steps) => money(steps * currencyRule(currency)!.step, currency)),
  );
const country = fc.constantFrom(...Object.keys(countries.getAlpha2Codes()));
const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'Pacific/Kiritimati',
  'America/Los_Angeles',
  'Asia/Kathmandu',
);

describe('X-10: what is mapped comes from the order, never from a constant', () => {
  it('AC-25: every currency keeps its own code, digits and amount, both ways', async () => {
    await fc.assert(
      fc.asyncProperty(inCurrency, async (total) => {
        const order = { currency: total.currency, total, text: moneyToDecimal(total) };
        expect(await mapping.apply({ order, store: {} })).toEqual({
          ok: true,
          value: {
            currency: total.currency.toLowerCase(),
            amount: total.amount,
            text: moneyToDecimal(total),
            back: total.amount,
          },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('every country, zone and number of prices keeps its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        country,
        zone,
        fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
        async (code, timeZone, amounts) => {
          const order = {
            country: code,
            placedAt: '2026-01-15T12:00:00Z',
            prices: amounts.map((amount) => ({ amount })),
          };
          const result = await mapping.apply({ order, store: { timeZone } });
          expect(result).toMatchObject({
            ok: true,
            value: {
              country: code,
              alpha3: countries.alpha2ToAlpha3(code),
              day: timeZone === 'Pacific/Kiritimati' ? '2026-01-16' : '2026-01-15',
              prices: amounts,
            },
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a document that writes a currency or a country as a constant is refused', () => {
    const fields = [
      { target: 'price.currency', value: 'usd' },
      { target: 'address.country', value: 'US' },
      { target: 'kind', value: 'order' },
    ];
    const result = compileMapping({ id: 'fixed', version: 1, source: 'order', target: 'payment', fields });
    expect(result.ok ? [] : result.error.map((fault) => fault.code)).toEqual([
      'constant-not-allowed',
      'constant-not-allowed',
    ]);
  });
});
