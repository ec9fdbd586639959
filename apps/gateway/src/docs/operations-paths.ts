import type { OpenAPIObject } from '@nestjs/swagger';

const indicators = {
  type: 'object',
  description: '`database`, `messaging` and `configuration`, each with `status` and what there is to say',
  additionalProperties: {
    type: 'object',
    required: ['status'],
    properties: { status: { type: 'string', enum: ['up', 'down'] } },
  },
};

const readiness = (status: object) => ({
  type: 'object',
  required: ['status', 'info', 'error', 'details'],
  properties: { status, info: indicators, error: indicators, details: indicators },
});

const get = (summary: string, responses: object) => ({
  get: { tags: ['Operations'], summary, operationId: `Operations_${summary.split(' ', 1)[0]}`, responses },
});

const json = (schema: object) => ({ 'application/json': { schema } });

/** Every service has these, and none loads what makes the documentation for them: they are described by hand. */
export const operationsPaths = {
  '/health/live': get('Alive: the process runs.', {
    200: {
      description: 'It runs',
      content: json({
        type: 'object',
        required: ['status'],
        properties: { status: { type: 'string', const: 'ok' } },
      }),
    },
  }),
  '/health/ready': get('Ready: it can work, or says what is in the way.', {
    200: { description: 'Ready', content: json(readiness({ type: 'string', const: 'ok' })) },
    503: {
      description: 'Not ready; `error` says why',
      content: {
        'application/problem+json': {
          schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, readiness({ type: 'integer' })] },
        },
      },
    },
  }),
  '/metrics': get('Metrics in the text format of Prometheus.', {
    200: { description: 'Now', content: { 'text/plain': { schema: { type: 'string' } } } },
  }),
} as unknown as OpenAPIObject['paths'];
