import fc from 'fast-check';
import { externalIdOf, keyInMemo, memoOf } from './external-id';

describe('external IDs made of keys', () => {
  it('fit addresses, whatever the key is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300 }), (key) => {
        expect(externalIdOf(key)).toMatch(/^[A-Za-z0-9-]{0,60}\.[0-9a-f]{24}$/);
      }),
    );
  });

  it('differ where keys differ in signs or case alone', () => {
    const keys = ['shop/1', 'shop:1', 'shop-1', 'SHOP/1', 'stripe:txn_aB', 'stripe:txn_Ab'];
    expect(new Set(keys.map((key) => externalIdOf(key).toLowerCase())).size).toBe(keys.length);
  });

  it('let the key be read from a memo, unless a person rewrote it', () => {
    const id = externalIdOf('stripe:txn_1');
    expect(keyInMemo(memoOf('stripe:txn_1', 'Sale\n N-1'), id)).toBe('stripe:txn_1');
    expect(keyInMemo('Corrected by hand', id)).toBeNull();
    expect(memoOf('k', 'x'.repeat(2000))).toHaveLength(999);
  });
});
