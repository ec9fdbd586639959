import { LIMIT, limitOf } from '../options.mjs';
import { facts, money, table, time } from '../show.mjs';

async function list({ gateway, options }) {
  const { store, kind, state = 'open' } = options;
  const items = await gateway.list('/reconciliation/exceptions', { store, kind, state }, limitOf(options));
  const rows = items.map((one) => [
    time(one.openedAt),
    one.exceptionId,
    one.storeId,
    one.kind,
    one.subject,
    money(one),
    one.owner,
  ]);
  const head = ['open since (UTC)', 'id', 'store', 'kind', 'about', 'amount', 'owner'];
  return { data: items, text: table(head, rows, 'The books agree.') };
}

async function show({ gateway, args }) {
  const found = await gateway.get(`/reconciliation/exceptions/${encodeURIComponent(args.id)}`);
  const { amount, currency, ...rest } = found.exception;
  const trail = found.trail.map((entry) => `${time(entry.at)}  ${JSON.stringify(entry)}`);
  const text = `${facts({ ...rest, amount: money({ amount, currency }) })}\n\n${trail.join('\n')}`;
  return { data: found, text };
}

export const exceptionCommands = [
  {
    name: 'exceptions',
    summary: 'What of books, payouts, balance and ERP does not agree, the oldest first.',
    options: {
      store: { type: 'string', value: '<store>' },
      kind: { type: 'string', value: '<kind>' },
      state: { type: 'string', value: 'open|closed' },
      ...LIMIT,
    },
    run: list,
  },
  {
    name: 'exception',
    arguments: ['<id>'],
    summary: 'One of them with all that happened to it.',
    run: show,
  },
];
