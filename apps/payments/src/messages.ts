import { LinkCustomer } from '#contracts/commands/customers';
import { CancelMappingComparison, StartMappingComparison } from '#contracts/commands/mapping-comparisons';
import {
  CancelPayment,
  CapturePayment,
  CreatePayment,
  RefundPayment,
  RenewCheckout,
  RepairWebhookEndpoint,
} from '#contracts/commands/payments';
import { PaymentsProcessWebhook } from '#contracts/commands/webhooks';
import { CustomerErased } from '#contracts/events/customers';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

/** Payments acts on commands and on what the provider tells; of others' events only on an erasure. */
export const subscriptions: EventDefinition[] = [CustomerErased];

export const commands: CommandDefinition[] = [
  PaymentsProcessWebhook,
  CreatePayment,
  CapturePayment,
  CancelPayment,
  RefundPayment,
  RenewCheckout,
  RepairWebhookEndpoint,
  LinkCustomer,
  StartMappingComparison,
  CancelMappingComparison,
];
