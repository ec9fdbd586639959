import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform/metrics/metrics';
import { newTrace } from '#platform/trace/trace-context';
import { ServiceTracer } from '#service/observability/tracing';
import type { AcceptedWebhook } from './accepted-webhook';
import type { WebhookAnswer } from './accept-webhook.use-case';

type Outcome =
  Exclude<WebhookAnswer['kind'], 'accepted'> | Extract<WebhookAnswer, { kind: 'accepted' }>['state'];

const UNKNOWN = 'unknown';

/** Counts webhooks by connection and answer, and makes a span of each that was verified: every trace begins here. */
@Injectable()
export class WebhookWatch {
  private readonly received;
  private readonly duration;

  constructor(
    metrics: Metrics,
    private readonly tracer: ServiceTracer,
  ) {
    this.received = metrics.counter('webhooks_received_total', 'Webhooks, by how they were answered', [
      'connection',
      'outcome',
    ]);
    this.duration = metrics.duration(
      'webhook_answer',
      'From the whole body of a verified webhook to its answer',
    );
  }

  /** @param connectionId undefined when there is no such connection: what anybody may type is no label */
  answered(
    connectionId: string | undefined,
    answer: WebhookAnswer,
    startedAt: number,
    webhook?: AcceptedWebhook,
  ): void {
    const outcome: Outcome = answer.kind === 'accepted' ? answer.state : answer.kind;
    this.received.inc({ connection: connectionId ?? UNKNOWN, outcome });
    if (!webhook) return;
    const durationMs = performance.now() - startedAt;
    this.duration.observe(durationMs / 1_000);
    if (!this.tracer.enabled) return;
    this.tracer.record({
      name: 'receive webhook',
      kind: 'server',
      // What was there already began another trace, when it was stored.
      trace: outcome === 'duplicate' ? newTrace() : webhook.trace,
      parentSpanId: undefined,
      startedAt: Date.now() - durationMs,
      durationMs,
      attributes: {
        'tillbridge.connection': webhook.connectionId,
        'tillbridge.system': webhook.system,
        'tillbridge.webhook': webhook.id,
        'tillbridge.event_type': webhook.eventType,
        'tillbridge.outcome': outcome,
      },
      failure: answer.kind === 'unavailable' ? 'storage-unavailable' : undefined,
    });
  }
}
