import { LIMIT, limitOf } from '../options.mjs';
import { facts, money, table, time } from '../show.mjs';

const path = (...parts) => parts.map(encodeURIComponent).join('/');

async function list({ gateway, options }) {
  const { store, status } = options;
  const items = await gateway.list('/orders', { store, status }, limitOf(options));
  const rows = items.map((order) => [
    order.storeId,
    order.orderId,
    order.number,
    order.orderStatus,
    order.paymentStatus,
    money(order.total),
  ]);
  const head = ['store', 'order', 'number', 'status', 'payment', 'total'];
  return { data: items, text: table(head, rows, 'There are no such orders.') };
}

async function show({ gateway, args }) {
  const order = await gateway.get(`/orders/${path(args.store, args.order)}`);
  const head = facts({
    order: `${order.storeId}/${order.orderId}`,
    number: order.number,
    status: order.orderStatus,
    'in the shop': order.commerceStatus,
    payment: order.paymentStatus,
    total: money(order.total),
    refunds: order.refunds.length || '',
    disputes: order.disputes.length || '',
    'journal entries': order.journals.length || '',
  });
  const timeline = order.timeline.map(({ at, source, summary }) => [time(at), source, summary]);
  return {
    data: order,
    text: `${head}\n\n${table(['time (UTC)', 'from', 'what happened'], timeline, 'Nothing happened yet.')}`,
  };
}

export const orderCommands = [
  {
    name: 'orders',
    summary: 'Orders, newest first.',
    options: {
      store: { type: 'string', value: '<store>' },
      status: { type: 'string', value: '<status>' },
      ...LIMIT,
    },
    run: list,
  },
  {
    name: 'order',
    arguments: ['<store>', '<order>'],
    summary: 'One order with everything that happened to it.',
    run: show,
  },
];
