import fc from 'fast-check';
import type { Invoice } from '#contracts/models/subscription';
import { anInvoice } from '#testing/factories/invoice';
import { renewalLines } from './renewal-lines';

const lineOf = (amount: number, quantity = 1, sku: string | null = 'BEANS'): Invoice['lines'][number] => ({
  lineId: `il_${amount}_${quantity}`,
  sku,
  description: `${quantity} × beans`,
  quantity,
  amount,
  period: { start: '2026-11-21T00:00:00.000Z', end: '2026-12-21T00:00:00.000Z' },
});
const invoiceOf = (lines: Invoice['lines'], tax = 0, currency = 'EUR'): Invoice => {
  const net = lines.reduce((sum, { amount }) => sum + amount, 0);
  return anInvoice({
    lines,
    total: { amount: net + tax, currency },
    tax: { amount: tax, currency },
  });
};
const shown = (invoice: Invoice) =>
  renewalLines(invoice).map(({ quantity, unitPrice }) => [quantity, unitPrice.amount]);

describe('the lines of a renewal', () => {
  it('are those of the invoice', () => {
    expect(renewalLines(invoiceOf([lineOf(2400, 2), lineOf(500)], 551))).toEqual([
      {
        lineId: 'il_2400_2',
        sku: 'BEANS',
        name: '2 × beans',
        quantity: 2,
        unitPrice: { amount: 1200, currency: 'EUR' },
      },
      {
        lineId: 'il_500_1',
        sku: 'BEANS',
        name: '1 × beans',
        quantity: 1,
        unitPrice: { amount: 500, currency: 'EUR' },
      },
    ]);
  });

  it('are two lines of one unit apart where a price does not divide', () => {
    expect(shown(invoiceOf([lineOf(1000, 3)]))).toEqual([
      [2, 333],
      [1, 334],
    ]);
  });

  it('are lowered by a credit for time not used', () => {
    expect(shown(invoiceOf([lineOf(3000), lineOf(1000), lineOf(-400)]))).toEqual([
      [1, 2700],
      [1, 900],
    ]);
  });

  it('keep to whole coins of the currency', () => {
    expect(shown(invoiceOf([lineOf(100_000, 3)], 0, 'ISK'))).toEqual([
      [2, 33_300],
      [1, 33_400],
    ]);
  });

  it('name what is missing: a product, or anything that was sold', () => {
    expect(() => renewalLines(invoiceOf([lineOf(1000, 1, null)]))).toThrow(
      expect.objectContaining({ code: 'renewal-without-product' }) as Error,
    );
    expect(() => renewalLines(invoiceOf([lineOf(-1000)]))).toThrow(
      expect.objectContaining({ code: 'renewal-without-lines' }) as Error,
    );
  });

  it('sum to the total without its tax, to the unit, and never lose a piece', () => {
    const sold = fc.record({
      amount: fc.integer({ min: 1, max: 10_000_000 }),
      quantity: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.array(sold, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.constantFrom('EUR', 'JPY', 'KWD', 'ISK'),
        (lines, creditShare, tax, currency) => {
          const gross = lines.reduce((sum, { amount }) => sum + amount, 0);
          const credit = -Math.floor(gross * creditShare);
          const invoice = invoiceOf(
            [
              ...lines.map(({ amount, quantity }) => lineOf(amount, quantity)),
              ...(credit === 0 ? [] : [lineOf(credit)]),
            ],
            tax,
            currency,
          );
          const made = renewalLines(invoice);
          const total = made.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.amount, 0);
          const pieces = made.reduce((sum, { quantity }) => sum + quantity, 0);
          expect(total).toBe(gross + credit);
          expect(pieces).toBe(lines.reduce((sum, { quantity }) => sum + quantity, 0));
        },
      ),
    );
  });
});
