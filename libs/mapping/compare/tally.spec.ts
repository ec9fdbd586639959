import { ok, err } from '#platform/errors/result';
import type { Outcome } from './compare-outcomes';
import { EMPTY_COMPARISON, tallyInput } from './tally';
import { writtenAmount } from './written-amount';

const written = (output: Record<string, unknown>) => writtenAmount(output, []);
const fault = (field: string, code: string) =>
  err({ field, code, value: null, expected: 'a text', suggestion: 'Give it one.' });

const input = (orderId: string, before: Outcome, after: Outcome, amount = 4_120) => ({
  ...{ storeId: 'shop', orderId, total: { amount, currency: 'EUR' }, masked: false },
  ...{ before, after, written },
});

describe('what two documents make of real inputs', () => {
  it('counts orders, kinds of change and money, and keeps an example of each', () => {
    const same = ok({ metadata: { A: '1' } });
    const result = [
      input('1', same, ok({ metadata: { A: '1' } })),
      input('2', same, ok({ metadata: { A: '2', B: 'x' } })),
      input('3', same, ok({ metadata: { A: '3' } })),
      input('4', same, fault('locale', 'missing')),
      input('5', fault('locale', 'missing'), same, 1_000),
      input('6', fault('locale', 'missing'), fault('locale', 'missing')),
      input('7', fault('locale', 'missing'), fault('name', 'too-long')),
    ].reduce(tallyInput, EMPTY_COMPARISON);
    expect(result).toMatchObject({
      ...{ played: 7, changed: 5 },
      money: [{ currency: 'EUR', mapped: 1_000 - 4_120, written: 0 }],
    });
    const told = result.changes.map(({ kind, field, code, count, example }) => [
      ...[kind, field, code, count, example.orderId],
    ]);
    expect(told).toEqual([
      ['field-changed', 'metadata.A', null, 2, '2'],
      ['field-added', 'metadata.B', null, 1, '2'],
      ['fails', 'locale', 'missing', 1, '4'],
      ['fails-no-more', 'locale', 'missing', 1, '5'],
      ['fails-otherwise', 'name', 'too-long', 1, '7'],
    ]);
    expect(result.changes[0]?.example).toMatchObject({ before: '1', after: '2' });
  });

  it('sums the amounts that the documents write, by currency', () => {
    const fee = (amount: number) => ok({ payment_intent: { application_fee_amount: amount } });
    const { money } = [input('1', fee(100), fee(250)), input('2', fee(100), fee(90))].reduce(
      tallyInput,
      EMPTY_COMPARISON,
    );
    expect(money).toEqual([{ currency: 'EUR', mapped: 0, written: 140 }]);
  });

  it('an amount that the catalogue names counts once', () => {
    const field = { object: 'payment', path: 'fee.amount', type: 'money-minor' as const, required: false };
    const described = { ...field, meaning: '', maxLength: null, limit: null, example: null, canonical: null };
    expect(writtenAmount({ fee: { amount: 5 }, other: { amount: 2 } }, [described])).toBe(7);
    expect(writtenAmount({ fee: { amount: '5' } }, [described])).toBe(0);
  });
});
