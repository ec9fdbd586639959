import { z } from 'zod';
import { secretText, type Environment } from '#platform/config/read-config';
import { readServiceConfig } from '#service/service-config';

const seconds = (fallback: number) => z.coerce.number().int().min(1).max(86_400).default(fallback);

/** This service's own variables. */
const extra = {
  /** Signs the shopper's links; the gateway reads them with the same key. */
  PAY_LINK_KEY: secretText(16),
  /** How often open payments, missed events, missing movements and running-out authorisations are looked for. */
  SWEEP_SECONDS: seconds(30),
  /** How often the account's own list of movements is read, for what no payment tells of. */
  ACCOUNT_SWEEP_SECONDS: seconds(300),
  /** How often the provider's webhook endpoint is compared with what it must be. */
  ENDPOINT_SWEEP_SECONDS: seconds(60),
  /** How long an event's own webhook may take before the event is processed without it. */
  SWEEP_PATIENCE_SECONDS: seconds(60),
  /** How long after its last change an order's copy says whose it is, once its payment has come to rest. */
  ORDER_RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).default(90),
  /** How long inputs of mappings are kept, for trying a new document on them; zero keeps none. */
  MAPPING_INPUT_DAYS: z.coerce.number().int().min(0).max(90).default(30),
  /** How many of them are kept per store and mapping, the newest. */
  MAPPING_INPUTS_PER_STORE: z.coerce.number().int().min(1).max(100_000).default(10_000),
};

export const readPaymentsConfig = (environment: Environment = process.env) =>
  readServiceConfig(environment, extra);
export type PaymentsConfig = ReturnType<typeof readPaymentsConfig>;
