import { z } from 'zod';
import { Failure, toFailure } from '#platform/errors/failure';

const AnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    failure: z.object({
      failureClass: z.enum(['transient', 'rate-limited', 'conflict', 'mapping', 'permanent']),
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
      suggestion: z.string().optional(),
      retryAfterMs: z.number().optional(),
    }),
  }),
]);
type Answer = z.output<typeof AnswerSchema>;

export function answerOf(value: unknown): Buffer {
  return encode({ ok: true, value });
}

export function refusalOf(thrown: unknown): Buffer {
  const { failureClass, code, message, details, suggestion, retryAfterMs } = toFailure(thrown);
  return encode({
    ok: false,
    failure: {
      failureClass,
      code,
      message,
      details: { ...details },
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  });
}

/** The value that was answered. @throws the Failure of the answering side, or permanent `invalid-answer` */
export function readAnswer<R extends z.ZodType>(type: string, response: R, content: Buffer): z.output<R> {
  const answer = AnswerSchema.parse(JSON.parse(content.toString('utf8')));
  if (!answer.ok) {
    const { failureClass, code, message, details, suggestion, retryAfterMs } = answer.failure;
    throw new Failure(failureClass, code, message, {
      ...(details === undefined ? {} : { details }),
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  const parsed = response.safeParse(answer.value);
  if (parsed.success) return parsed.data;
  throw Failure.permanent('invalid-answer', `The answer to ${type} breaks its contract`, {
    details: { issues: parsed.error.issues.slice(0, 20) },
  });
}

function encode(answer: Answer): Buffer {
  return Buffer.from(JSON.stringify(answer));
}
