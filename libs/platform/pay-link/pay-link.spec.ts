import * as fc from 'fast-check';
import { createPayLink, createPayToken, readPayToken } from './pay-link';

const key = 'a-key-for-pay-links';

describe('pay links', () => {
  it('reads back every order it was made for', () => {
    const id = fc.string({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(id, id, (storeId, orderId) => {
        expect(readPayToken(createPayToken(key, { storeId, orderId }), key)).toEqual({ storeId, orderId });
      }),
    );
  });

  it('is one link per order under the public URL', () => {
    const link = createPayLink('https://pay.example.com/', key, { storeId: 's', orderId: '17' });
    expect(link).toBe(createPayLink('https://pay.example.com', key, { storeId: 's', orderId: '17' }));
    expect(link).toMatch(/^https:\/\/pay\.example\.com\/pay\/p1\.[\w-]+\.[\w-]{22}$/);
  });

  it('refuses another key, another order and rubbish', () => {
    const token = createPayToken(key, { storeId: 's', orderId: '17' });
    const other = createPayToken(key, { storeId: 's', orderId: '18' });
    const forged = [...other.split('.').slice(0, 2), token.split('.')[2]].join('.');
    expect(readPayToken(token, 'another key')).toBeUndefined();
    expect(readPayToken(forged, key)).toBeUndefined();
    for (const rubbish of ['', '..', 'p1..', 'p2.a.b', `${token}.x`, 'x'.repeat(5000)]) {
      expect(readPayToken(rubbish, key)).toBeUndefined();
    }
  });
});
