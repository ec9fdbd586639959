import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAYMENT_STATUSES } from '#contracts/models/statuses';
import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { customDataValue, withCustomData } from './custom-data-xml';
import { paymentResultOf, sameResult } from './payment-result';
import { buildPaymentResult, parsePaymentResult, resultValue } from './payment-result-xml';

const facts = { option: null, note: null, utcOffsetMinutes: -300 };

describe('Kentico’s payment record', () => {
  const documented = readFileSync(join(__dirname, '../fixtures/documents/payment-result.xml'), 'utf8');

  it('is read and written as documented, items of others included', () => {
    const items = parsePaymentResult(documented);
    expect(items.map(({ name }) => name)).toEqual(['date', 'method', 'completed', 'transactionid', 'tip']);
    expect(parsePaymentResult(buildPaymentResult(items))).toEqual(items);
    const after = paymentResultOf(items, { ...facts, payment: paidPaymentOf('1') });
    expect(resultValue(after, 'tip')).toBe('0.50');
    expect(resultValue(after, 'date')).toBe('11/21/2026 5:00:00 AM');
  });

  it('is empty when it is missing or cannot be read', () => {
    for (const xml of [null, '', '<result>', 'no xml', '<other/>'])
      expect(parsePaymentResult(xml)).toEqual([]);
  });

  it('is never completed and failed at once, and never less than completed again', () => {
    const payment = fc.record({
      status: fc.constantFrom(...PAYMENT_STATUSES),
      captured: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(payment, { minLength: 1, maxLength: 6 }), (steps) => {
        let items = parsePaymentResult(null);
        let wasCompleted = false;
        for (const { status, captured } of steps) {
          const money = { amount: captured, currency: 'EUR' };
          items = paymentResultOf(items, { ...facts, payment: paymentOf('1', { status, captured: money }) });
          const flags = ['completed', 'failed', 'authorized'].filter(
            (name) => resultValue(items, name) === '1',
          );
          expect(flags.length).toBeLessThanOrEqual(1);
          wasCompleted ||= captured > 0;
          expect(resultValue(items, 'completed') === '1').toBe(wasCompleted);
        }
      }),
    );
  });

  it('is authorized while a part is captured and the rest is still held', () => {
    const part = paymentOf('1', {
      status: 'partially_captured',
      captured: { amount: 300, currency: 'EUR' },
      capturable: { amount: 700, currency: 'EUR' },
    });
    const items = paymentResultOf([], { ...facts, payment: part });
    expect(['completed', 'authorized'].map((name) => resultValue(items, name))).toEqual(['', '1']);
  });

  it('carries any text through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = text.replace(/[\u0000-\u001f\ufffe\uffff]/g, '');
        const [item] = parsePaymentResult(
          buildPaymentResult([{ name: 'description', header: '', value: clean, text: '' }]),
        );
        expect(item?.value.trim()).toBe(clean.trim());
      }),
    );
  });

  it('is no reason to write when only the date differs', () => {
    const payment = paidPaymentOf('1');
    const later = { ...payment, updatedAt: '2026-11-22T10:00:00.000Z' };
    const items = paymentResultOf([], { ...facts, payment });
    expect(sameResult(items, paymentResultOf(items, { ...facts, payment: later }))).toBe(true);
    const failed = paymentOf('1', { status: 'failed' });
    expect(sameResult(items, paymentResultOf([], { ...facts, payment: failed }))).toBe(false);
  });
});

describe('custom data', () => {
  it('is begun when there is none', () => {
    const xml = withCustomData(null, { A: 'x & y', B: null });
    expect(xml).toBe('<CustomData><A>x &amp; y</A></CustomData>');
    expect(customDataValue(xml ?? null, 'A')).toBe('x & y');
  });

  it('keeps what it does not know, and changes nothing when nothing is new', () => {
    const xml = '<Other a="1"><!-- note --><Kept>1<b/>2</Kept><A>old</A><C><![CDATA[<raw>]]></C></Other>';
    const after = withCustomData(xml, { A: 'new' }) ?? '';
    expect(after).toContain('<!-- note -->');
    expect(after).toContain('<Kept>1<b></b>2</Kept>');
    expect(after).toContain('<![CDATA[<raw>]]>');
    expect(after).toContain('<A>new</A>');
    expect(withCustomData(after, { A: 'new', Missing: null })).toBeUndefined();
    expect(customDataValue(withCustomData(after, { A: null }) ?? null, 'A')).toBeNull();
  });

  it('refuses what is no XML', () => {
    expect(() => withCustomData('<broken', { A: '1' })).toThrow();
  });
});
