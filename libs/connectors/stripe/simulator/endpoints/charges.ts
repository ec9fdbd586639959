import { z } from 'zod';
import { defineEndpoint } from '../protocol/endpoint';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import { findCharge } from './find';

export const chargeEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/charges',
    schema: z.strictObject({
      ...p.listing,
      created: p.timeRange.optional(),
      customer: p.text().optional(),
      payment_intent: p.text().optional(),
      transfer_group: p.text().optional(),
    }),
    handle: (query, { world }) =>
      paginate(
        world.charges.filter(
          (charge) =>
            within(query.created, charge.created) &&
            (query.customer === undefined || charge.customer === query.customer) &&
            (query.payment_intent === undefined || charge.payment_intent === query.payment_intent) &&
            (query.transfer_group === undefined || charge.transfer_group === query.transfer_group),
        ),
        query,
        '/v1/charges',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/charges/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world, path }) => findCharge(world, path['id'] ?? ''),
  }),
];
