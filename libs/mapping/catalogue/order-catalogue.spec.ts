import { ORDER_MEANINGS } from './canonical-meanings';
import { orderCatalogue } from './order-catalogue';

describe('the catalogue of our order', () => {
  const at = (path: string) => orderCatalogue.find((field) => field.path === path);

  it('has the type, the bound and the meaning of every field of the contract', () => {
    expect(at('total.amount')).toMatchObject({ type: 'money-minor', required: true });
    expect(at('customer.email')).toMatchObject({ type: 'email', required: false, maxLength: 512 });
    expect(at('billingAddress.country')).toMatchObject({ type: 'country' });
    expect(at('lines')).toMatchObject({ type: 'list', limit: '2000 elements' });
    expect(at('lines[].sku')).toMatchObject({ type: 'text', example: 'TENT-2' });
    expect(at('placedAt')).toMatchObject({ type: 'instant' });
    expect(at('custom.*')).toMatchObject({ type: 'text' });
  });

  it('tells of no field that the contract does not have', () => {
    expect(Object.keys(ORDER_MEANINGS).filter((path) => at(path) === undefined)).toEqual([]);
  });
});
