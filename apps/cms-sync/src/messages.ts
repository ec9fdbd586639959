import { CheckOrder, UpdateOrder } from '#contracts/commands/orders';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import { PAYMENT_EVENTS } from '#contracts/events/payments';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

export const subscriptions: EventDefinition[] = [...PAYMENT_EVENTS];
export const commands: CommandDefinition[] = [CmsSyncProcessWebhook, CheckOrder, UpdateOrder];
