import { LinkCustomer } from '#contracts/commands/customers';
import { CancelMappingComparison, StartMappingComparison } from '#contracts/commands/mapping-comparisons';
import {
  CancelPayment,
  CapturePayment,
  CreatePayment,
  LookAtOrder,
  RefundPayment,
  RenewCheckout,
  RepairWebhookEndpoint,
} from '#contracts/commands/payments';
import { PaymentsProcessWebhook } from '#contracts/commands/webhooks';
import { CustomerErased } from '#contracts/events/customers';
import { OrderCreatedByUs } from '#contracts/events/renewals';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

/** Payments acts on commands and on what the provider tells; of others' events only on an erasure and on orders made of paid invoices. */
export const subscriptions: EventDefinition[] = [CustomerErased, OrderCreatedByUs];

export const commands: CommandDefinition[] = [
  PaymentsProcessWebhook,
  CreatePayment,
  CapturePayment,
  CancelPayment,
  RefundPayment,
  RenewCheckout,
  RepairWebhookEndpoint,
  LinkCustomer,
  LookAtOrder,
  StartMappingComparison,
  CancelMappingComparison,
];
