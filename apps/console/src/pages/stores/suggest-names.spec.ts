import { suggestNames } from './suggest-names';

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
