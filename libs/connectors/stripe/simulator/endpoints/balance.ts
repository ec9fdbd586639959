import { z } from 'zod';
import type { BalanceTransactionObject } from '../objects/money-movements';
import { noSuch } from '../protocol/api-error';
import { defineEndpoint } from '../protocol/endpoint';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import type { StripeWorld } from '../world/world';

export const balanceEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/balance_transactions',
    schema: z.strictObject({
      ...p.listing,
      created: p.timeRange.optional(),
      currency: p.currency.optional(),
      payout: p.text().optional(),
      source: p.text().optional(),
      type: p.text().optional(),
    }),
    handle: (query, { world }) => {
      if (query.payout !== undefined && !world.payouts.has(query.payout))
        throw noSuch('payout', query.payout, 'payout', 400);
      const rows = world.balanceTransactions
        .filter(
          (row) =>
            within(query.created, row.created) &&
            (query.currency === undefined || row.currency === query.currency) &&
            (query.payout === undefined || world.paidOut.get(row.id)?.payout === query.payout) &&
            (query.source === undefined || row.source === query.source) &&
            (query.type === undefined || row.type === query.type),
        )
        .map((row) => world.current(row));
      return paginate(rows, query, '/v1/balance_transactions');
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/balance_transactions/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world, path }) => {
      const id = path['id'] ?? '';
      const row = world.balanceTransactions.get(id);
      if (!row) throw noSuch('balance transaction', id, 'id');
      return world.current(row);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/balance',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world }) => balance(world),
  }),
];

function balance(world: StripeWorld): object {
  const rows = world.balanceTransactions.values().map((row) => world.current(row));
  const sums = (status: BalanceTransactionObject['status']): object[] =>
    world.settings.settlementCurrencies.map((currency) => {
      const amount = rows
        .filter((row) => row.currency === currency && row.status === status)
        .reduce((sum, row) => sum + row.net, 0);
      return { amount, currency, source_types: { card: amount } };
    });
  return { object: 'balance', available: sums('available'), livemode: false, pending: sums('pending') };
}
