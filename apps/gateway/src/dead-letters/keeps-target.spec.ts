import { keepsTarget } from './keeps-target';

const link = { storeId: 'shop', customerId: '7', profile: { email: 'ada@shop.example', name: 'Ada' } };

describe('an edited message', () => {
  it('may say other things of the same', () => {
    expect(keepsTarget(link, { ...link, profile: { ...link.profile, name: 'Ada Lovelace' } })).toBe(true);
    expect(keepsTarget({ ...link, externalId: 'cus_1' }, { ...link, externalId: 'cus_1' })).toBe(true);
  });

  it.each([
    ['store', { ...link, storeId: 'other' }],
    ['customer', { ...link, customerId: '8' }],
    ['record in another system, where it had none', { ...link, externalId: 'cus_of_another_shop' }],
    ['store deep within', { ...link, order: { storeId: 'other' } }],
    ['stores', { ...link, stores: null }],
    ['payouts', { ...link, payoutIds: ['po_1'] }],
    ['who asked', { ...link, by: 'grace' }],
    ['address', { ...link, to: ['eve@example.com'] }],
  ])('may not name another %s', (_what, edited) => {
    expect(keepsTarget(link, edited)).toBe(false);
  });
});
