import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { raiseProblem } from '#platform/http/problem';

export const IDEMPOTENCY_HEADER = {
  name: 'Idempotency-Key',
  required: true,
  description:
    'Of your choosing, up to 200 characters. The same key never does a thing twice; it asks for the outcome.',
} as const;

export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (typeof key !== 'string' || key.trim() === '') {
    return raiseProblem(400, 'idempotency-key-missing', 'This needs the header Idempotency-Key');
  }
  return /^[\x20-\x7e]{1,200}$/.test(key)
    ? key
    : raiseProblem(
        400,
        'idempotency-key-invalid',
        'An Idempotency-Key has at most 200 printable ASCII characters',
      );
});
