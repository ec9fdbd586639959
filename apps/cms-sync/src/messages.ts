import { CheckCustomer, EraseCustomer, ResolveDuplicate } from '#contracts/commands/customers';
import { CheckOrder, UpdateOrder } from '#contracts/commands/orders';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import { CustomerLinked } from '#contracts/events/customers';
import { PAYMENT_EVENTS } from '#contracts/events/payments';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

export const subscriptions: EventDefinition[] = [...PAYMENT_EVENTS, CustomerLinked];
export const commands: CommandDefinition[] = [
  CmsSyncProcessWebhook,
  CheckOrder,
  UpdateOrder,
  CheckCustomer,
  EraseCustomer,
  ResolveDuplicate,
];
