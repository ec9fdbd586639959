import { createHash } from 'node:crypto';
import type { TraceContext } from '#platform/trace/trace-context';

/** A verified webhook on its way into the table. */
export interface AcceptedWebhook {
  readonly id: string;
  readonly connectionId: string;
  readonly system: string;
  readonly externalEventId: string;
  readonly eventType: string;
  readonly state: 'accepted' | 'quarantined' | 'ignored';
  readonly reason: string | null;
  /** Null when it is a secret. */
  readonly suffix: string | null;
  readonly body: string;
  readonly receivedAt: Date;
  readonly trace: TraceContext;
  /** Routing key of the command that hands it on; null when nobody is to interpret it. */
  readonly command: { readonly name: string; readonly type: string } | null;
}

/** The same event of the same connection always has the same id, so that a duplicate knows the first one's. */
export function webhookEventId(connectionId: string, externalEventId: string): string {
  const digest = createHash('sha256').update(`${connectionId}\u0000${externalEventId}`).digest('hex');
  return `whe_${digest.slice(0, 32)}`;
}

export const bodyDigest = (rawBody: Buffer): string =>
  `sha256:${createHash('sha256').update(rawBody).digest('hex')}`;
