import {
  CheckCustomer,
  EraseCustomer,
  ImportCustomer,
  ResolveDuplicate,
  StartCustomerImport,
  SteerCustomerImport,
} from '#contracts/commands/customers';
import { CheckOrder, PutBackStock, UpdateOrder } from '#contracts/commands/orders';
import { CreateOrder } from '#contracts/commands/renewals';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import { ErpOrderPosted } from '#contracts/events/books';
import { CustomerChanged, CustomerLinked, CustomerMerged } from '#contracts/events/customers';
import { DISPUTE_EVENTS } from '#contracts/events/disputes';
import { PAYMENT_EVENTS } from '#contracts/events/payments';
import { REVIEW_EVENTS } from '#contracts/events/reviews';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

export const subscriptions: EventDefinition[] = [
  ...PAYMENT_EVENTS,
  ...REVIEW_EVENTS,
  ...DISPUTE_EVENTS,
  CustomerLinked,
  ErpOrderPosted,
  CustomerChanged,
  CustomerMerged,
];
export const commands: CommandDefinition[] = [
  CmsSyncProcessWebhook,
  CheckOrder,
  UpdateOrder,
  PutBackStock,
  CreateOrder,
  CheckCustomer,
  EraseCustomer,
  ResolveDuplicate,
  StartCustomerImport,
  SteerCustomerImport,
  ImportCustomer,
];
