import { z } from 'zod';
import { asMetadata } from '../checkout/create-session';
import type { ChargeObject } from '../objects/charge';
import type { RefundObject } from '../objects/money-movements';
import { createRefund } from '../payments/refunds';
import { invalidRequest, noSuch } from '../protocol/api-error';
import type { EndpointContext } from '../protocol/endpoint';
import { defineEndpoint } from '../protocol/endpoint';
import { mergeMetadata } from '../protocol/metadata-merge';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import type { StripeWorld } from '../world/world';
import { findCharge } from './find';
import { record } from './record';

const createSchema = z.strictObject({
  amount: p.integer(1).optional(),
  charge: p.text().optional(),
  expand: p.expand.optional(),
  instructions_email: p.email.optional(),
  metadata: p.metadata.optional(),
  payment_intent: p.text().optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

export const refundEndpoints = [
  defineEndpoint({
    method: 'POST',
    path: '/v1/refunds',
    schema: createSchema,
    notSimulated: ['currency', 'customer', 'origin', 'refund_application_fee', 'reverse_transfer'],
    handle: (parameters, context) => {
      const refund = createRefund(context.world, chargeToRefund(context.world, parameters), {
        amount: parameters.amount,
        reason: parameters.reason,
        metadata: asMetadata(parameters.metadata),
      });
      return record(context, 'refund.create', refund);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/refunds',
    schema: z.strictObject({
      ...p.listing,
      charge: p.text().optional(),
      payment_intent: p.text().optional(),
      created: p.timeRange.optional(),
    }),
    handle: (query, { world }) =>
      paginate(
        world.refunds.filter(
          (refund) =>
            within(query.created, refund.created) &&
            (query.charge === undefined || refund.charge === query.charge) &&
            (query.payment_intent === undefined || refund.payment_intent === query.payment_intent),
        ),
        query,
        '/v1/refunds',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/refunds/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, context) => findRefund(context),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/refunds/:id',
    schema: z.strictObject({ metadata: p.metadata.optional(), expand: p.expand.optional() }),
    handle: ({ metadata }, context) => {
      const refund = findRefund(context);
      const changes = { metadata: mergeMetadata(refund.metadata, metadata) };
      const updated = context.world.update(context.world.refunds, refund, changes, 'refund.updated');
      return record(context, 'refund.update', updated);
    },
  }),
];

function findRefund({ world, path }: EndpointContext): RefundObject {
  const id = path['id'] ?? '';
  const refund = world.refunds.get(id);
  if (!refund) throw noSuch('refund', id, 'id');
  return refund;
}

function chargeToRefund(
  world: StripeWorld,
  { charge, payment_intent }: { charge?: string | undefined; payment_intent?: string | undefined },
): ChargeObject {
  if (charge !== undefined && payment_intent !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: charge, payment_intent.', {
      param: 'charge',
    });
  }
  if (charge !== undefined) return findCharge(world, charge, 400);
  if (payment_intent === undefined) {
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
      {
        code: 'parameter_missing',
      },
    );
  }
  const intent = world.paymentIntents.get(payment_intent);
  if (!intent) throw noSuch('payment_intent', payment_intent, 'payment_intent', 400);
  if (intent.latest_charge === null || intent.amount_received === 0) {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      code: 'payment_intent_unexpected_state',
      param: 'payment_intent',
    });
  }
  return findCharge(world, intent.latest_charge, 400);
}
