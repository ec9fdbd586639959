import { z } from 'zod';
import { readConfig as read } from '#platform/config/read-config';

const port = (value: number): z.ZodType<number> => z.coerce.number().int().min(0).max(65_535).default(value);

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  /** Pages for people and the control API. */
  PORT: port(3005),
  STRIPE_PORT: port(3006),
  KENTICO_PORT: port(3007),
  ERPNEXT_PORT: port(3008),
  SMTP_PORT: port(3009),
  ORDERCLOUD_PORT: port(3010),
  XC_PORT: port(3011),
  /** Given, Business Central is simulated too. */
  BUSINESS_CENTRAL_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Given, Odoo is simulated too. */
  ODOO_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Given, NetSuite is simulated too. */
  NETSUITE_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HUBSPOT_PORT: port(3012),
  /** Where browsers reach the simulated Stripe, when that is not where the services do. */
  STRIPE_PUBLIC_URL: z.url().optional(),
  /** Where the simulated world is kept between runs; it is forgotten at the end without it. */
  SANDBOX_DATA_DIR: z.string().optional(),
  /** Given, everything on the balance is paid out so often, and is at the bank at once; otherwise at midnight what has become available. */
  SANDBOX_PAYOUTS_EVERY_SECONDS: z.coerce.number().int().min(1).max(31_536_000).optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  /** An endpoint that exists from the start; needs `STRIPE_WEBHOOK_SECRET`. */
  STRIPE_WEBHOOK_URL: z.url().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  KENTICO_USERNAME: z.string().optional(),
  KENTICO_PASSWORD: z.string().optional(),
  ORDERCLOUD_CLIENT_ID: z.string().optional(),
  ORDERCLOUD_CLIENT_SECRET: z.string().optional(),
  XC_CLIENT_SECRET: z.string().optional(),
  HUBSPOT_ACCESS_TOKEN: z.string().optional(),
  ERPNEXT_API_KEY: z.string().optional(),
  ERPNEXT_API_SECRET: z.string().optional(),
});
export type SandboxConfig = z.output<typeof schema>;

/** Throws `ConfigurationError`. The simulated outside world has no place in production. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): SandboxConfig {
  const config = read(schema, environment);
  if (config.NODE_ENV === 'production') throw new Error('The sandbox does not run in production.');
  return config;
}
