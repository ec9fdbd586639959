import { fingerprintOf } from './fingerprint';

const letter = (parts: object = {}) => ({
  service: 'cms-sync' as const,
  type: 'cms-sync.update-order.v1',
  code: 'unknown-status',
  details: { field: 'lines[2].price' },
  body: { connectionId: 'kentico-1', orderId: '17' },
  ...parts,
});
const id = (parts?: object) => fingerprintOf(letter(parts)).issueId;

describe('the fingerprint of a dead letter', () => {
  it('is the same for the same cause in another order and another line', () => {
    const other = letter({
      details: { field: 'lines[5].price' },
      body: { connectionId: 'kentico-1', orderId: '18' },
    });
    expect(fingerprintOf(other)).toEqual(fingerprintOf(letter()));
    expect(fingerprintOf(letter())).toMatchObject({ connectionId: 'kentico-1', field: 'lines[].price' });
    expect(id({ details: { path: '/lines/2/price' } })).toBe(id({ details: { path: '/lines/14/price' } }));
  });

  it.each([
    ['service', { service: 'payments' }],
    ['type', { type: 'order.placed.v1' }],
    ['code', { code: 'other' }],
    ['connection', { body: { connectionId: 'kentico-2' } }],
    ['field', { details: { field: 'lines[2].sku' } }],
  ])('is another for another %s', (_what, parts) => expect(id(parts)).not.toBe(id()));

  it('takes the connection of the details before that of the body or its payment', () => {
    const of = (details: object, body: unknown) => fingerprintOf(letter({ details, body })).connectionId;
    expect(of({ connectionId: 'a' }, { connectionId: 'b' })).toBe('a');
    expect(of({}, { payment: { connectionId: 'c' } })).toBe('c');
    expect(of({}, 'no json')).toBeNull();
  });
});
