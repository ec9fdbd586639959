import type { CommandDefinition, EventDefinition, ServiceName } from '#contracts/message';
import type { Clock } from '#platform/clock/clock';
import type { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import type { Tracer } from '#platform/trace/tracer';
import type { RetryListener } from './consumer/message-processor';
import type { HandledListener } from './consumer/handling-watch';
import type { RetryLimits } from './retry/retry-policy';

export interface MessagingOptions {
  readonly service: ServiceName;
  /** Events the service takes: it must have a handler for each. */
  readonly subscriptions: readonly EventDefinition[];
  /** Commands the service carries out: it must have a handler for each. */
  readonly commands?: readonly CommandDefinition[];
  readonly url: string;
  /** Before every name on the broker; empty by default. */
  readonly prefix?: string;
  /** The service's own schema, with the tables of `messagingMigrationClasses`. */
  readonly database: Database;
  readonly logger: Logger;
  /** For the age of messages and their waiting times, which pass on the broker: not the business's clock. */
  readonly clock?: Clock;
  /** The delays there are queues for, ascending; as in the declared topology. */
  readonly retryDelaysMs?: readonly number[];
  readonly maxQueueBytes?: number;
  readonly retryLimits?: Partial<RetryLimits>;
  readonly prefetch?: number;
  /** How long a message in flight may take to finish at shutdown. */
  readonly drainMs?: number;
  readonly confirmTimeoutMs?: number;
  /** How often the relay looks for outbox rows nobody woke it for. */
  readonly sweepMs?: number;
  readonly relayBatchSize?: number;
  readonly relayLanes?: number;
  /** How long a row that was just committed is left to the process that wrote it, before a sweep finds it. */
  readonly leaseSeconds?: number;
  /** How often what was published from memory is taken out of the outbox. */
  readonly settleMs?: number;
  /** How many dead letters are looked through for one that is to be replayed. */
  readonly deadLetterScanLimit?: number;
  readonly inboxRetentionDays?: number;
  readonly onRetry?: RetryListener;
  /** Told of every delivery that came to an end, with how long its handler took. */
  readonly onHandled?: HandledListener;
  readonly tracer?: Tracer;
}

export const DEFAULTS = {
  prefix: '',
  prefetch: 50,
  drainMs: 10_000,
  confirmTimeoutMs: 10_000,
  sweepMs: 500,
  relayBatchSize: 250,
  relayLanes: 2,
  leaseSeconds: 5,
  settleMs: 1_000,
  deadLetterScanLimit: 10_000,
  inboxRetentionDays: 30,
} as const;
