import { DeadLetterRecorded, DeadLetterSettled, DeadLetterSucceeded } from '#contracts/events/dead-letters';
import { RequestSettled, WebhookProcessed } from '#contracts/events/platform';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

export const subscriptions: EventDefinition[] = [
  WebhookProcessed,
  RequestSettled,
  DeadLetterRecorded,
  DeadLetterSettled,
  DeadLetterSucceeded,
];
export const commands: CommandDefinition[] = [];
