import { Inject, Injectable } from '@nestjs/common';
import type { Connection } from '#connectors/kit/connection';
import type { VerifiedWebhook, WebhookRejection } from '#connectors/kit/webhook-port';
import type { Clock } from '#platform/clock/clock';
import { failpoint } from '#platform/failpoint/failpoint';
import { storableText } from '#platform/text/storable';
import { newTrace } from '#platform/trace/trace-context';
import { CLOCK } from '#service/tokens';
import { RejectedWebhooks } from '../reject/rejected-webhooks';
import { WebhookConnections, type WebhookConnection } from '../webhook-connections';
import { AcceptBatcher } from './accept-batcher';
import { bodyDigest, webhookEventId, type AcceptedWebhook } from './accepted-webhook';
import { WebhookWatch } from './webhook-watch';

export interface IncomingWebhook {
  readonly connectionId: string;
  readonly suffix: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody: Buffer;
  readonly source: string;
}

export type WebhookAnswer =
  | {
      readonly kind: 'accepted';
      readonly id: string;
      readonly state: 'accepted' | 'duplicate' | 'quarantined' | 'ignored';
      /** The body that this sender waits for instead of id and state. */
      readonly body?: unknown;
    }
  | { readonly kind: 'rejected'; readonly rejection: WebhookRejection }
  | { readonly kind: 'unknown-connection' }
  | { readonly kind: 'too-many-rejections'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unavailable' };

/** Verify, store, answer; nothing is interpreted. By callback, since a promise per request shows at this rate. */
@Injectable()
export class AcceptWebhook {
  constructor(
    private readonly connections: WebhookConnections,
    private readonly batcher: AcceptBatcher,
    private readonly rejected: RejectedWebhooks,
    private readonly watch: WebhookWatch,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  accept(incoming: IncomingWebhook, reply: (outcome: WebhookAnswer) => void): void {
    const startedAt = performance.now();
    const target = this.connections.find(incoming.connectionId);
    const answer = (outcome: WebhookAnswer, webhook?: AcceptedWebhook): void => {
      reply(outcome);
      this.watch.answered(target?.connection.id, outcome, startedAt, webhook);
    };
    if (!target) {
      answer({ kind: 'unknown-connection' });
      return;
    }
    const receivedAt = this.clock.now();
    const verdict = target.port.verify(target.connection, { ...incoming, receivedAt, ignoreAge: false });
    failpoint('gateway.after-verify');
    if (!verdict.ok) {
      // Asked only now: those who forge may share their address with those who do not, as behind a proxy.
      const retryAfterSeconds = this.rejected.mustWait(incoming.source);
      if (retryAfterSeconds > 0) {
        answer({ kind: 'too-many-rejections', retryAfterSeconds });
        return;
      }
      this.rejected.keep(target.connection, incoming, verdict.rejection, receivedAt);
      answer({ kind: 'rejected', rejection: verdict.rejection });
      return;
    }
    const accepted = toAccepted(target, incoming, verdict.webhook, receivedAt);
    this.batcher.add(accepted, (outcome) => {
      if (outcome === 'unavailable') answer({ kind: 'unavailable' }, accepted);
      else {
        const state = outcome === 'stored' ? accepted.state : 'duplicate';
        answer({ kind: 'accepted', id: accepted.id, state, body: verdict.webhook.answer }, accepted);
      }
    });
  }
}

export function toAccepted(
  target: WebhookConnection,
  incoming: Pick<IncomingWebhook, 'rawBody' | 'suffix'>,
  webhook: VerifiedWebhook,
  receivedAt: Date,
): AcceptedWebhook {
  const { connection, command } = target;
  const externalEventId = storableText(webhook.externalEventId ?? bodyDigest(incoming.rawBody));
  return {
    id: webhookEventId(connection.id, externalEventId),
    connectionId: connection.id,
    system: connection.system,
    externalEventId,
    eventType: storableText(webhook.eventType),
    state: webhook.disposition,
    reason: webhook.reason === null ? null : storableText(webhook.reason),
    suffix: publicSuffix(connection, incoming.suffix),
    body: storableText(webhook.sanitizedBody ?? incoming.rawBody.toString('utf8')),
    receivedAt,
    trace: newTrace(),
    command: webhook.disposition === 'accepted' ? { name: command.name, type: command.type } : null,
  };
}

/** The suffix, unless it is the connection's secret. */
function publicSuffix(connection: Connection, suffix: string | undefined): string | null {
  if (suffix === undefined) return null;
  const secret = Object.values(connection.secrets).some((values) => values.includes(suffix));
  return secret ? null : storableText(suffix);
}
