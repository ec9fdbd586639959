/**
 * What is photographed: the file, where it is, and what must be there first; `finance` wants a payout, a bank statement and an exception,
 * `trouble` something that waits for people.
 * @typedef {{order: {storeId: string, orderId: string, customer?: {customerId?: string | null}}, payoutId?: string, runId?: string}} Facts
 * @typedef {{name: string, path: (facts: Facts) => string, shows: string, finance?: boolean, trouble?: boolean}} Shot
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
  { name: 'approvals', path: () => '/approvals', shows: 'Approvals', trouble: true },
  { name: 'customers', path: () => '/customers', shows: 'Customers' },
  {
    name: 'customer',
    path: ({ order }) => `/customers/${order.storeId}/${order.customer.customerId}`,
    shows: '.',
  },
  { name: 'workflows', path: () => '/workflows', shows: 'Workflows' },
  { name: 'workflow', path: () => '/workflows/order-to-cash', shows: 'Order to cash' },
  {
    name: 'run',
    path: ({ runId }) => `/workflows/order-to-cash/runs/${runId}?step=create-payment`,
    shows: 'Run of order',
    trouble: true,
  },
  { name: 'mappings', path: () => '/mappings', shows: 'Mappings' },
  { name: 'mapping', path: () => '/mappings/order-to-payment', shows: 'order-to-payment' },
  { name: 'events', path: () => '/events', shows: 'Events' },
  { name: 'dead-letters', path: () => '/dead-letters', shows: 'Dead letters', trouble: true },
  { name: 'books', path: () => '/books', shows: 'Books' },
  { name: 'connections', path: () => '/connections', shows: 'Connections' },
  { name: 'connection', path: () => '/connections/stripe', shows: 'stripe' },
  { name: 'stores', path: () => '/stores', shows: 'Stores' },
  { name: 'store', path: ({ order }) => `/stores/${order.storeId}`, shows: '.' },
  {
    name: 'alert-rules',
    path: ({ order }) => `/alert-rules?store=${order.storeId}`,
    shows: 'Alert rules',
  },
  { name: 'people', path: () => '/people', shows: 'People' },
  { name: 'audit', path: () => '/audit', shows: 'Audit', trouble: true },
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
