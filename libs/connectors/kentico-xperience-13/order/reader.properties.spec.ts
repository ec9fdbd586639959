import fc from 'fast-check';
import { CURRENCIES, currencyRule } from '#platform/money/currencies';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type { KenticoCatalog } from '../catalog/kentico-catalog';
import { KenticoRow } from '../rest/kentico-row';
import type { KenticoRestClient } from '../rest/kentico-rest.client';
import { ForeignTraces } from './foreign-traces';
import { KenticoOrderReader } from './kentico-order.reader';
import { OrderExemptions } from './order-exemptions';
import type { RawOrder } from './raw-order';

/** A shop with one currency and one country, any of the world's. */
function readerFor(currency: string, country: string): KenticoOrderReader {
  const statuses = [{ id: 1, name: 'New', marksPaid: false }];
  const catalog = {
    currencyCode: () => Promise.resolve(currency),
    countryCode: () => Promise.resolve(country),
    stateCode: () => Promise.resolve(null),
    paymentOption: () => Promise.resolve(null),
    skuNumber: () => Promise.resolve('SKU'),
    statuses: () => Promise.resolve(statuses),
    status: (matches: (status: (typeof statuses)[number]) => boolean) =>
      Promise.resolve(statuses.find(matches)),
  } satisfies Partial<KenticoCatalog> as unknown as KenticoCatalog;
  return new KenticoOrderReader(
    'kentico-1',
    {} as KenticoRestClient,
    catalog,
    new ForeignTraces(null),
    new OrderExemptions({ paymentOptions: [], ordersFrom: null }),
  );
}

function rawOrder(total: string, unitPrices: readonly string[]): RawOrder {
  return {
    id: 1,
    order: new KenticoRow({
      OrderID: '1',
      OrderStatusID: '1',
      OrderCurrencyID: '9',
      OrderGrandTotal: total,
      OrderDate: '2026-11-21T10:00:00+05:30',
      OrderLastModified: '2026-11-21T10:00:00+05:30',
    }),
    items: unitPrices.map(
      (price, index) =>
        new KenticoRow({
          OrderItemID: String(index + 1),
          OrderItemSKUID: '3',
          OrderItemSKUName: `Thing ${index}`,
          OrderItemUnitCount: '1',
          OrderItemUnitPrice: price,
          OrderItemTotalPrice: price,
        }),
    ),
    addresses: [
      new KenticoRow({ AddressType: '1', AddressLine1: 'a', AddressCity: 'b', AddressCountryID: '7' }),
    ],
    customer: null,
    history: null,
  };
}

describe('reading an order', () => {
  const currency = fc.constantFrom(...CURRENCIES);
  const country = fc.stringMatching(/^[A-Z]{2}$/);

  it('X-10, AC-25: gives the currency and the country of the shop, and its amounts to the last unit', async () => {
    await fc.assert(
      fc.asyncProperty(
        currency,
        country,
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 5 }),
        async (code, land, units) => {
          const { step } = currencyRule(code)!;
          const amounts = units.map((unit) => unit * step);
          const nineDigits = (amount: number): string => {
            const text = moneyToDecimal({ amount, currency: code });
            const [whole, fraction = ''] = text.split('.');
            return `${whole}.${fraction.padEnd(9, '0')}`;
          };
          const total = amounts.reduce((sum, amount) => sum + amount, 0);
          const raw = rawOrder(nineDigits(total), amounts.map(nineDigits));
          const { order } = await readerFor(code, land).interpret('shop', raw);
          expect(order.currency).toBe(code);
          expect(order.billingAddress?.country).toBe(land);
          expect(order.total).toEqual({ amount: total, currency: code });
          expect(order.lines.map((line) => line.total)).toEqual(
            amounts.map((amount) => ({ amount, currency: code })),
          );
          expect(order.amounts.lines).toEqual(order.total);
          expect(order.placedAt).toBe('2026-11-21T04:30:00.000Z');
        },
      ),
    );
  });

  it('takes no currency for granted: one that cannot be charged is refused for every amount', async () => {
    const unknown = fc.stringMatching(/^[A-Z]{3}$/).filter((code) => !CURRENCIES.includes(code));
    await fc.assert(
      fc.asyncProperty(unknown, fc.nat(), async (code, amount) => {
        const reading = readerFor(code, 'DE').interpret('shop', rawOrder(String(amount), ['1']));
        await expect(reading).rejects.toMatchObject({ code: 'unknown-currency', details: { value: code } });
      }),
      { numRuns: 30 },
    );
  });
});
