import { z } from 'zod';
import { asMetadata, createSession } from '../checkout/create-session';
import { expireByRequest } from '../checkout/expire-session';
import { createSessionSchema, SESSION_PARAMETERS_NOT_SIMULATED } from '../checkout/session-parameters';
import type { CheckoutSessionObject } from '../objects/checkout-session';
import { noSuch } from '../protocol/api-error';
import type { EndpointContext } from '../protocol/endpoint';
import { defineEndpoint } from '../protocol/endpoint';
import { mergeMetadata } from '../protocol/metadata-merge';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import { record } from './record';

function find({ world, path }: EndpointContext): CheckoutSessionObject {
  const id = path['id'] ?? '';
  const session = world.sessions.get(id);
  if (!session) throw noSuch('checkout.session', id, 'session');
  return session;
}

export const checkoutSessionEndpoints = [
  defineEndpoint({
    method: 'POST',
    path: '/v1/checkout/sessions',
    schema: createSessionSchema,
    notSimulated: SESSION_PARAMETERS_NOT_SIMULATED,
    handle: (parameters, context) =>
      record(context, 'checkout.session.create', createSession(context.world, parameters, context.publicUrl)),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/checkout/sessions',
    schema: z.strictObject({
      ...p.listing,
      created: p.timeRange.optional(),
      customer: p.text().optional(),
      payment_intent: p.text().optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
      customer_details: z.strictObject({ email: p.text() }).optional(),
    }),
    notSimulated: ['customer_account', 'payment_link', 'subscription'],
    handle: (query, { world }) =>
      paginate(
        world.sessions.filter(
          (session) =>
            within(query.created, session.created) &&
            (query.customer === undefined || session.customer === query.customer) &&
            (query.payment_intent === undefined || session.payment_intent === query.payment_intent) &&
            (query.status === undefined || session.status === query.status) &&
            (query.customer_details === undefined ||
              session.customer_details?.email === query.customer_details.email),
        ),
        query,
        '/v1/checkout/sessions',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/checkout/sessions/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, context) => find(context),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/checkout/sessions/:id',
    schema: z.strictObject({ metadata: p.metadata.optional(), expand: p.expand.optional() }),
    notSimulated: ['collected_information', 'line_items', 'payment_intent_data', 'shipping_options'],
    handle: ({ metadata }, context) => {
      const session = find(context);
      const merged = mergeMetadata(session.metadata, metadata);
      return record(
        context,
        'checkout.session.update',
        context.world.update(context.world.sessions, session, { metadata: asMetadata(merged) }),
      );
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, context) =>
      record(context, 'checkout.session.expire', expireByRequest(context.world, find(context))),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/checkout/sessions/:id/line_items',
    schema: z.strictObject(p.listing),
    handle: (query, context) => {
      const session = find(context);
      const items = context.world.sessionDetails.get(session.id)?.lineItems ?? [];
      return paginate([...items].reverse(), query, `/v1/checkout/sessions/${session.id}/line_items`);
    },
  }),
];
