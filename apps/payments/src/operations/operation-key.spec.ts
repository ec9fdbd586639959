import fc from 'fast-check';
import { canonicalParameters, hashParameters, operationKey } from './operation-key';

describe('the idempotency key', () => {
  it('AC-14: is the same for the same parameters in any order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (parameters) => {
        const turned = Object.fromEntries(Object.entries(parameters).reverse());
        expect(hashParameters(turned)).toBe(hashParameters(parameters));
      }),
    );
  });

  it('AC-14: what is sent again after the database has kept it is the same, byte for byte', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (parameters) => {
        const kept = Object.fromEntries(Object.entries(parameters).reverse());
        const [sent, again] = [parameters, kept].map((each) => JSON.stringify(canonicalParameters(each)));
        expect(again).toBe(sent);
      }),
    );
    expect(canonicalParameters({ b: { d: undefined, c: 1 }, a: [{ z: 1, y: null }] })).toEqual({
      a: [{ y: null, z: 1 }],
      b: { c: 1 },
    });
  });

  it('differs with operation, order, attempt, parameters and generation', () => {
    const base = {
      kind: 'capture',
      storeId: 'a',
      orderId: '1',
      subject: 'pay_1',
      parametersHash: hashParameters({ amount: 1 }),
      generation: 1,
    };
    const variants = [
      base,
      { ...base, kind: 'cancel' },
      { ...base, orderId: '2' },
      { ...base, subject: 'pay_2' },
      { ...base, parametersHash: hashParameters({ amount: 2 }) },
      { ...base, generation: 2 },
    ];
    expect(new Set(variants.map(operationKey)).size).toBe(variants.length);
  });

  it('stays within the limit and says nothing about people', () => {
    const key = operationKey({
      kind: 'create-payment-intent',
      storeId: 's'.repeat(200),
      orderId: 'ada@example.com',
      subject: 'p'.repeat(200),
      parametersHash: 'h',
      generation: 12,
    });
    expect(key.length).toBeLessThan(100);
    expect(key).not.toContain('ada');
  });
});
