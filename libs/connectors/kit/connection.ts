import type { Clock } from '#platform/clock/clock';
import type { Logger } from '#platform/logging/logger';

/** A configured connection with its secrets opened, handed to a connector. Never logged. */
export interface Connection<S = Readonly<Record<string, unknown>>> {
  readonly id: string;
  readonly system: string;
  readonly environment: 'sandbox' | 'staging' | 'production';
  readonly settings: S;
  /** Name to values, the newest first. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
}

export interface ConnectorContext {
  readonly clock: Clock;
  readonly logger: Logger;
}
