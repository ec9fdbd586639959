import { z } from 'zod';
import { secretText } from '#platform/config/read-config';
import { readServiceConfig, type ServiceConfig } from '#service/service-config';
import { oidcEnvironment, oidcSettings } from './oidc/oidc-settings';
import { modelEnvironment, modelSettings } from './mappings/advice/model-settings';
import { trustProxy } from './http/trust-proxy';

const count = (fallback: number, minimum = 1) => z.coerce.number().int().min(minimum).default(fallback);

const environment = {
  /** Lets in before there are API tokens. */
  ADMIN_TOKEN: secretText(16),
  /** Signs the shoppers' links. */
  PAY_LINK_KEY: secretText(16),
  /** Applied at the start when its content has changed. */
  CONFIGURATION_FILE: z.string().optional(),
  /** Folder of the workflows that the product ships; their names are known without the orchestrator. */
  WORKFLOWS_DIRECTORY: z.string().default('workflows'),
  WEBHOOK_BODY_LIMIT: count(1_000_000),
  WEBHOOK_RETENTION_DAYS: count(30),
  REJECTED_RETENTION_DAYS: count(7),
  /** Rejected webhooks kept per connection. */
  REJECTED_CAP: count(1_000),
  /** Rejected webhooks a minute and address before it is told to slow down. */
  REJECTED_PER_MINUTE: count(300),
  API_REQUESTS_PER_MINUTE: count(6_000),
  /** Whose X-Forwarded-For is believed: nobody's, that of so many proxies in a row, or that of these addresses. */
  GATEWAY_TRUST_PROXY: trustProxy,
  /** How long a money action waits for its outcome before it answers that it is pending. */
  ACTION_TIMEOUT_MS: count(10_000),
  /** Between two mails with an order's payment link, and how many of them a day. */
  PAYMENT_LINK_MINUTES: count(10),
  PAYMENT_LINKS_PER_DAY: count(5),
  ...oidcEnvironment,
  ...modelEnvironment,
} as const;

export type GatewayConfig = ServiceConfig & z.output<z.ZodObject<typeof environment>>;

/** The only reader of the environment in this app. */
export function readConfig(): GatewayConfig {
  const config = readServiceConfig(process.env, environment);
  oidcSettings(config);
  modelSettings(config);
  return config;
}
/** Variables that a configuration document may refer to. */
export const environmentVariable = (name: string): string | undefined => process.env[name];
