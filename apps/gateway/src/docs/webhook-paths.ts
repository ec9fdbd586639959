import type { OpenAPIObject } from '@nestjs/swagger';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const post = (parameters: readonly string[]) => ({
  post: {
    tags: ['Webhooks'],
    summary: 'Takes a webhook of a configured connection; 2xx only when it is stored for good.',
    operationId: parameters.length === 1 ? 'Webhooks_receive' : 'Webhooks_receiveWithSuffix',
    parameters: parameters.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    requestBody: {
      required: true,
      description: 'As the sender signs it, byte by byte',
      content: { 'application/json': { schema: {} } },
    },
    responses: {
      200: {
        description: 'Stored',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['id', 'state'],
              properties: {
                id: { type: 'string' },
                state: { type: 'string', enum: ['accepted', 'duplicate', 'quarantined', 'ignored'] },
              },
            },
          },
        },
      },
      400: problem('Signed rightly, but not what the sender documents'),
      401: problem('Signature missing or wrong, or the clocks differ (`skewSeconds`); kept for replay'),
      404: problem('No such connection'),
      408: problem('Took longer than 10 seconds to arrive'),
      413: problem('Larger than 1 MB'),
      415: problem('Not JSON, or compressed'),
      429: problem('Too many rejected webhooks from this address'),
      503: problem('Could not be stored; send it again'),
    },
  },
});

/** These routes are not Nest's, so they are described by hand. */
export const webhookPaths = {
  '/webhooks/{connectionId}': post(['connectionId']),
  '/webhooks/{connectionId}/{suffix}': post(['connectionId', 'suffix']),
} as unknown as OpenAPIObject['paths'];
