import fc from 'fast-check';
import { batchCodeOf, documentNumberOf } from './document-number';
import { keyInText, textWithKey } from './key-in-text';

describe('numbers made of keys', () => {
  it('fit the fields, and posting does not count a batch up', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), (key) => {
        expect(documentNumberOf(key)).toMatch(/^TB[A-Z2-7]{18}$/);
        expect(batchCodeOf(key)).toMatch(/^TB[A-Z]{8}$/);
      }),
    );
  });

  it('are always the same, and differ for keys that differ little', () => {
    expect(documentNumberOf('stripe:txn_1')).toBe(documentNumberOf('stripe:txn_1'));
    const keys = Array.from({ length: 20_000 }, (_, index) => `stripe:txn_${index}`);
    expect(new Set(keys.map(documentNumberOf)).size).toBe(keys.length);
  });

  it('let the key be read from a ledger text, unless a person rewrote it', () => {
    const number = documentNumberOf('stripe:txn_1');
    expect(keyInText(textWithKey('stripe:txn_1', 'Sale\n N-1'), number)).toBe('stripe:txn_1');
    expect(keyInText('Corrected by hand', number)).toBeNull();
    expect(textWithKey('k', 'x'.repeat(300))).toHaveLength(100);
  });
});
