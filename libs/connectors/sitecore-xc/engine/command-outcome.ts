import { z } from 'zod';
import { Failure } from '#platform/errors/failure';

const messageSchema = z.looseObject({
  Code: z.string().nullish(),
  CommerceTermKey: z.string().nullish(),
  Text: z.string().nullish(),
});
const commandSchema = z.looseObject({
  ResponseCode: z.string(),
  Messages: z.array(messageSchema).nullish(),
});

export const COMMAND_REFUSED = 'xc-command-refused';

const DONE = new Set(['ok', 'information', 'warning']);
const OVERTAKEN = /concurren|entityversion|entity version/i;

/**
 * Throws unless the answer says that the command was carried out. The engine answers HTTP 200 when a pipeline was aborted: only
 * `ResponseCode` tells.
 */
export function requireDone(answer: unknown, call: string): void {
  const parsed = commandSchema.safeParse(answer);
  if (!parsed.success) {
    throw Failure.transient('xc-answer-unreadable', `The answer to ${call} does not say how it ended`, {
      details: { call },
      suggestion: 'Look whether the order has changed; the message is tried again by itself.',
    });
  }
  const { ResponseCode: code, Messages: messages } = parsed.data;
  if (DONE.has(code.toLowerCase())) return;
  const reasons = (messages ?? []).map((message) => ({
    code: message.Code ?? null,
    term: message.CommerceTermKey ?? null,
    text: message.Text ?? null,
  }));
  const words = reasons.map(({ term, text }) => `${term ?? ''} ${text ?? ''}`).join('; ');
  const details = { call, responseCode: code, reasons };
  if (OVERTAKEN.test(words)) {
    throw Failure.conflict('xc-entity-changed', 'The order was changed at the same moment', { details });
  }
  throw Failure.permanent(COMMAND_REFUSED, `The Commerce Engine did not carry out ${call}: ${words.trim()}`, {
    details,
    suggestion: 'The reason is the engine’s own; its log names the block that stopped. Mend it, then replay.',
  });
}
