import { suggestNames, unreadNames } from './suggest-names';

describe('names of the shop for one of our statuses', () => {
  const statuses = {
    toCommerce: { paid: 'PaymentReceived', canceled: 'Canceled' },
    fromCommerce: { Settled: 'paid', 'Order paid': 'authorized', Shipped: 'completed' },
  } as never;

  it('begin with those that are read as it, then those that resemble it, each once', () => {
    expect(suggestNames(statuses, 'paid')).toEqual([
      ...['Settled', 'Order paid', 'Canceled', 'PaymentReceived', 'Shipped'],
    ]);
  });

  it('are the same for every status, in another order', () => {
    expect(suggestNames(statuses, 'canceled').slice(0, 1)).toEqual(['Canceled']);
    expect(suggestNames(statuses, 'canceled')).toHaveLength(5);
  });
});

describe('names of the shop that are not read yet', () => {
  it('are those that are written to it, each once', () => {
    const toCommerce = { paid: 'Open', completed: 'Done', canceled: 'Open', refunded: 'Back' };
    expect(unreadNames({ toCommerce, fromCommerce: { Done: 'completed' } } as never)).toEqual([
      'Back',
      'Open',
    ]);
  });
});
