import { readDocuments } from './read-documents';

const customer = { kind: 'customer', document: 'Customer', key: 'k', name: 'Ada', email: null };

describe('documents in a dry run', () => {
  it('are found where there are some', () => {
    const details = { connectionId: 'erp', documents: [customer] };
    expect(readDocuments(details)).toEqual(details);
  });

  it.each([
    {},
    { documents: [customer] },
    { connectionId: 'erp', documents: 'none' },
    { connectionId: 'erp', documents: [{ kind: 'invoice' }] },
  ])('are none in %j', (details) => {
    expect(readDocuments(details)).toBeUndefined();
  });
});
