import { z } from 'zod';
import { noSuch } from '../protocol/api-error';
import { defineEndpoint } from '../protocol/endpoint';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';

/** Payouts of this account are automatic: the control API makes them. */
export const payoutEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/payouts',
    schema: z.strictObject({
      ...p.listing,
      arrival_date: p.timeRange.optional(),
      created: p.timeRange.optional(),
      status: p.text().optional(),
    }),
    notSimulated: ['destination'],
    handle: (query, { world }) =>
      paginate(
        world.payouts.filter(
          (payout) =>
            within(query.created, payout.created) &&
            within(query.arrival_date, payout.arrival_date) &&
            (query.status === undefined || payout.status === query.status),
        ),
        query,
        '/v1/payouts',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/payouts/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world, path }) => {
      const id = path['id'] ?? '';
      const payout = world.payouts.get(id);
      if (!payout) throw noSuch('payout', id, 'payout');
      return payout;
    },
  }),
];
