import {
  CancelPayment,
  CapturePayment,
  CreatePayment,
  RefundPayment,
  RenewCheckout,
} from '#contracts/commands/payments';
import { PaymentsProcessWebhook } from '#contracts/commands/webhooks';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

/** Payments acts on commands and on what the provider tells, on nobody's events. */
export const subscriptions: EventDefinition[] = [];

export const commands: CommandDefinition[] = [
  PaymentsProcessWebhook,
  CreatePayment,
  CapturePayment,
  CancelPayment,
  RefundPayment,
  RenewCheckout,
];
