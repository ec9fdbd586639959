/**
 * What is photographed: the file, where it is, and what must be there first.
 * @typedef {{name: string, path: (facts: {order: {storeId: string, orderId: string}}) => string, shows: string}} Shot
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
];
