import { z } from 'zod';
import { defineEndpoint } from '../protocol/endpoint';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import { search } from '../protocol/search';
import { findPaymentIntent } from './find';

export const paymentIntentQueries = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/payment_intents',
    schema: z.strictObject({ ...p.listing, created: p.timeRange.optional(), customer: p.text().optional() }),
    notSimulated: ['customer_account'],
    handle: (query, { world }) =>
      paginate(
        world.paymentIntents.filter(
          (intent) =>
            within(query.created, intent.created) &&
            (query.customer === undefined || intent.customer === query.customer),
        ),
        query,
        '/v1/payment_intents',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/payment_intents/search',
    schema: z.strictObject(p.searching),
    handle: (query, { world }) =>
      search(world, world.paymentIntents.values(), query, '/v1/payment_intents/search'),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/payment_intents/:id',
    schema: z.strictObject({ expand: p.expand.optional(), client_secret: p.text().optional() }),
    handle: (_, context) => findPaymentIntent(context),
  }),
];
