import { z } from 'zod';
import { acceptDispute, answerDispute, EVIDENCE_FIELDS } from '../payments/disputes';
import { noSuch } from '../protocol/api-error';
import { defineEndpoint } from '../protocol/endpoint';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import { record } from './record';

export const disputeEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/disputes',
    schema: z.strictObject({
      ...p.listing,
      charge: p.text().optional(),
      created: p.timeRange.optional(),
      payment_intent: p.text().optional(),
    }),
    handle: (query, { world }) =>
      paginate(
        world.disputes.filter(
          (dispute) =>
            within(query.created, dispute.created) &&
            (query.charge === undefined || dispute.charge === query.charge) &&
            (query.payment_intent === undefined || dispute.payment_intent === query.payment_intent),
        ),
        query,
        '/v1/disputes',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/disputes/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world, path }) => {
      const id = path['id'] ?? '';
      const dispute = world.disputes.get(id);
      if (!dispute) throw noSuch('dispute', id, 'dispute');
      return dispute;
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/disputes/:id',
    schema: z.strictObject({
      evidence: z.partialRecord(z.enum(EVIDENCE_FIELDS), p.text()).optional(),
      submit: p.boolean.default(true),
      expand: p.expand.optional(),
    }),
    notSimulated: ['metadata'],
    handle: ({ evidence, submit }, context) =>
      record(
        context,
        'dispute.update',
        answerDispute(context.world, context.path['id'] ?? '', { evidence, submit }),
      ),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/disputes/:id/close',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, context) =>
      record(context, 'dispute.close', acceptDispute(context.world, context.path['id'] ?? '')),
  }),
];
