import { z } from 'zod';
import { readConfig, vaultKeysText, type Environment } from '#platform/config/read-config';
import { skewClock } from '#platform/clock/clock';
import { armFailpoints } from '#platform/failpoint/failpoint';

const delays = z
  .string()
  .regex(/^\d+(,\d+)*$/, 'must be milliseconds separated by commas')
  .transform((text) => text.split(',').map(Number));

/** `name=value,name=value`, values percent-encoded, as OpenTelemetry has it. */
const headerList = z
  .string()
  .regex(/^[\w-]+=[^,=\s]*(,[\w-]+=[^,\s]*)*$/, 'must be name=value, separated by commas')
  .transform((text) =>
    Object.fromEntries(
      text.split(',').map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name.toLowerCase(), decoded(value.join('='))];
      }),
    ),
  );

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const count = (fallback: number, minimum = 1) => z.coerce.number().int().min(minimum).default(fallback);

/** What every service reads from the environment. Named as the variables, so that a message can name them. */
export const serviceEnvironment = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_SCHEMA: z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/, 'must be a schema name in lower case'),
  DATABASE_POOL_SIZE: count(8),
  RABBITMQ_URL: z.url({ protocol: /^amqps?$/ }),
  /** Begins the name of every queue and exchange, so that several environments share one broker. */
  TOPOLOGY_PREFIX: z.string().max(100).default(''),
  /** Keys of the vault: 32 bytes in base64 each, separated by commas, the newest first. */
  ENCRYPTION_KEY: vaultKeysText,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** The gateway's address as shoppers and senders of webhooks know it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
  FAILPOINT: z.string().optional(),
  /** By how much this process's clock is wrong, for tests; refused in production. */
  CLOCK_OFFSET_SECONDS: z.coerce.number().int().optional(),
  /** One delay queue each; must be what the topology was declared with. */
  RETRY_DELAYS_MS: delays.optional(),
  /** Calls to a system that fail in a row, and for how long, before its connection counts as degraded. */
  DEGRADED_AFTER_FAILURES: count(5),
  DEGRADED_AFTER_MS: count(15_000, 0),
  DRAIN_TIMEOUT_MS: count(10_000),
  /** Where spans are sent as OTLP in JSON; no traces without it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headerList.optional(),
} as const;

const serviceSchema = z.object(serviceEnvironment);
export type ServiceConfig = z.output<typeof serviceSchema>;

/**
 * Parses the environment by the common variables and the app's own; arms failpoints and skews the clock where a test asks for it. Throws `ConfigurationError`, which names every
 * variable at fault and no value.
 */
export function readServiceConfig<E extends z.core.$ZodLooseShape>(
  environment: Environment,
  extra: E,
): ServiceConfig & z.output<z.ZodObject<E>> {
  const config = readConfig(serviceSchema.extend(extra), environment) as ServiceConfig &
    z.output<z.ZodObject<E>>;
  armFailpoints(config.FAILPOINT, config.NODE_ENV);
  skewClock(config.CLOCK_OFFSET_SECONDS ?? 0, config.NODE_ENV);
  return config;
}
