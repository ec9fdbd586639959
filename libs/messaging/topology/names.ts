import type { ServiceName } from '#contracts/message';

/** The two exchanges, by the word an outbox row uses for them. */
export type ExchangeKind = 'events' | 'commands';

/** Names of everything one environment owns on a broker; the prefix keeps environments apart. */
export const exchangeName = (prefix: string, kind: ExchangeKind): string => `${prefix}tillbridge.${kind}`;
export const inQueueName = (prefix: string, service: ServiceName): string => `${prefix}${service}.in`;
export const deadQueueName = (prefix: string, service: ServiceName): string => `${prefix}${service}.dead`;
export const queryQueueName = (prefix: string, service: ServiceName): string => `${prefix}${service}.queries`;
export const retryQueueName = (prefix: string, service: ServiceName, delayMs: number): string =>
  `${prefix}${service}.retry.${formatDelay(delayMs)}`;

/** 1000 is `1s`, 300000 is `5m`, 3600000 is `1h`, 250 is `250ms`. */
export function formatDelay(delayMs: number): string {
  for (const [unit, size] of [['h', 3_600_000] as const, ['m', 60_000] as const, ['s', 1_000] as const]) {
    if (delayMs >= size && delayMs % size === 0) return `${delayMs / size}${unit}`;
  }
  return `${delayMs}ms`;
}
