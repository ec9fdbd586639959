import type { z } from 'zod';
import { Failure } from '#platform/errors/failure';

const MAX_ISSUES = 20;

/** @throws Failure permanent `invalid-json` or `invalid-body`, with what is wrong and where */
export function parseBody<S extends z.ZodType>(type: string, schema: S, content: Buffer): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(content.toString('utf8'));
  } catch (error) {
    throw Failure.permanent('invalid-json', `The body of this ${type} is not JSON`, {
      suggestion: 'Ask the publisher what it sent, or replay it with a corrected body.',
      cause: error,
    });
  }
  return checkBody(type, schema, json);
}

/** @throws Failure permanent `invalid-body`, with what is wrong and where */
export function checkBody<S extends z.ZodType>(type: string, schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, MAX_ISSUES)
    .map((issue) => ({ path: issue.path.map(String).join('.'), code: issue.code, message: issue.message }));
  const first = issues[0];
  throw Failure.permanent(
    'invalid-body',
    `The body of this ${type} breaks its contract: ${first ? `${first.path || 'body'}: ${first.message}` : ''}`,
    { details: { issues }, suggestion: 'Replay it with a corrected body.' },
  );
}
