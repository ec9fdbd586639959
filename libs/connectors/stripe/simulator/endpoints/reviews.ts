import { z } from 'zod';
import { closeReview } from '../payments/reviews';
import { noSuch } from '../protocol/api-error';
import { defineEndpoint } from '../protocol/endpoint';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import { record } from './record';

export const reviewEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/reviews',
    schema: z.strictObject({ ...p.listing, created: p.timeRange.optional() }),
    /** Stripe lists the open ones only. */
    handle: (query, { world }) =>
      paginate(
        world.reviews.filter((review) => review.open && within(query.created, review.created)),
        query,
        '/v1/reviews',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/reviews/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world, path }) => {
      const id = path['id'] ?? '';
      const review = world.reviews.get(id);
      if (!review) throw noSuch('review', id, 'review');
      return review;
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/reviews/:id/approve',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, context) =>
      record(context, 'review.approve', closeReview(context.world, context.path['id'] ?? '', 'approved')),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/radar/early_fraud_warnings/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world, path }) => {
      const id = path['id'] ?? '';
      const warning = world.fraudWarnings.get(id);
      if (!warning) throw noSuch('early fraud warning', id, 'early_fraud_warning');
      return warning;
    },
  }),
];
