/**
 * What is photographed: the file, where it is, and what must be there first; `finance` wants a payout, a bank statement and an exception.
 * @typedef {{name: string, path: (facts: {order: {storeId: string, orderId: string}, payoutId?: string}) => string, shows: string, finance?: boolean}} Shot
 * @type {Shot[]}
 */
export const PAGES = [
  { name: 'overview', path: () => '/overview', shows: 'Overview' },
  { name: 'orders', path: () => '/orders', shows: 'Orders' },
  {
    name: 'order',
    path: ({ order }) => `/orders/${order.storeId}/${order.orderId}`,
    shows: 'Order',
  },
  { name: 'workflow', path: () => '/workflows/order-to-cash', shows: 'Order to cash' },
  { name: 'mapping', path: () => '/mappings/order-to-payment', shows: 'order-to-payment' },
  { name: 'events', path: () => '/events', shows: 'Events' },
  { name: 'books', path: () => '/books', shows: 'Books' },
  { name: 'connections', path: () => '/connections', shows: 'Connections' },
  { name: 'payouts', path: () => '/payouts', shows: 'Payouts', finance: true },
  { name: 'payout', path: ({ payoutId }) => `/payouts/${payoutId}`, shows: 'Payout', finance: true },
  {
    name: 'control-totals',
    path: ({ order }) => `/control-totals?store=${order.storeId}`,
    shows: 'Control totals',
    finance: true,
  },
  { name: 'exceptions', path: () => '/exceptions', shows: 'Exceptions', finance: true },
  {
    name: 'bank',
    path: ({ order }) => `/bank?store=${order.storeId}&all=true`,
    shows: 'Bank',
    finance: true,
  },
  {
    name: 'month-end',
    path: ({ order }) => `/month-end?store=${order.storeId}&month=${new Date().toISOString().slice(0, 7)}`,
    shows: 'Month end',
    finance: true,
  },
];
