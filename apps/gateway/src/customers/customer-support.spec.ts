import { connectors } from '#connectors/registry';
import type { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CustomerSupport } from './customer-support';

const systems: Readonly<Record<string, string>> = { shop: 'sitecore-xc', money: 'stripe', books: 'erp-file' };
const configuration = {
  stores: () => [{ id: 'store-1', commerce: 'shop', payment: 'money', erp: 'books' }],
  connection: (id: string) => ({ id, system: systems[id] }),
};

describe('which systems keep customers', () => {
  const support = new CustomerSupport(connectors, configuration as unknown as ConfigurationCopy);

  it('names those that do not, with the reason where the system would keep people', async () => {
    const [shop, ...others] = await support.missing('store-1');
    expect(shop).toMatchObject({ connectionId: 'shop', side: 'commerce', code: 'not-supported' });
    expect(shop?.message).toMatch(/no route that writes a customer/);
    expect(others.every(({ side }) => side !== 'payment')).toBe(true);
  });

  it('knows nothing of a store that is not there', async () => {
    expect(await support.missing('nowhere')).toEqual([]);
  });
});
