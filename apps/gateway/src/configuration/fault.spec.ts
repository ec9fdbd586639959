import { z } from 'zod';
import { MoneySchema } from '#contracts/models/money';
import { faultsOf } from './fault';

const Body = z.strictObject({ amount: z.union([MoneySchema, z.int().positive()]).optional() });

const faults = (body: unknown) => {
  const { error } = Body.safeParse(body, { reportInput: true });
  return faultsOf(error!);
};

describe('faults of a value that may have several forms', () => {
  it.each([
    ['a fraction', { amount: 1.5 }, 'amount', 'invalid-type', /int/],
    ['a negative sum', { amount: -1 }, 'amount', 'too-small', /0/],
    [
      'a fraction with its currency',
      { amount: { amount: 1.5, currency: 'EUR' } },
      'amount.amount',
      'invalid-type',
      /int/,
    ],
    [
      'a lower-case currency',
      { amount: { amount: 1, currency: 'eur' } },
      'amount.currency',
      'invalid-format',
      /./,
    ],
    ['a missing currency', { amount: { amount: 1 } }, 'amount.currency', 'required', /Required/],
    ['neither form', { amount: 'all' }, 'amount', 'invalid-union', /./],
  ])('%s: told by the form that was meant', (_what, body, path, code, message) => {
    expect(faults(body)).toEqual([{ path, code, message: expect.stringMatching(message) as string }]);
  });

  it('names a field that does not exist', () => {
    expect(faults({ amont: 1 })).toEqual([
      { path: 'amont', code: 'unknown-key', message: 'There is no such field' },
    ]);
  });
});
