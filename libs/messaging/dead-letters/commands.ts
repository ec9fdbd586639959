import { z } from 'zod';
import { defineCommand, type CommandDefinition, type ServiceName } from '#contracts/message';

const ReplaySchema = z.object({
  messageId: z.string().min(1).max(255),
  /** Instead of the body it died with; must keep the contract of its type. */
  body: z.unknown().optional(),
  requestedBy: z.string().min(1).max(200),
});
const DiscardSchema = z.object({
  messageId: z.string().min(1).max(255),
  reason: z.string().min(1).max(2000),
  requestedBy: z.string().min(1).max(200),
});
export type ReplayRequest = z.output<typeof ReplaySchema>;
export type DiscardRequest = z.output<typeof DiscardSchema>;

/** Answered by the library itself, in every service. */
export function replayDeadLetterCommand(service: ServiceName): CommandDefinition<typeof ReplaySchema> {
  const summary = 'Hand a dead letter to its handler again, with a fresh count of attempts.';
  return defineCommand(service, 'replay-dead-letter', 1, summary, ReplaySchema);
}

/** Answered by the library itself, in every service. */
export function discardDeadLetterCommand(service: ServiceName): CommandDefinition<typeof DiscardSchema> {
  const summary = 'Remove a dead letter for good, with the reason.';
  return defineCommand(service, 'discard-dead-letter', 1, summary, DiscardSchema);
}
