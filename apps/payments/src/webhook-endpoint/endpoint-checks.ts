import { Inject, Injectable } from '@nestjs/common';
import { WebhookEndpointDrifted, WebhookEndpointRestored } from '#contracts/events/webhook-endpoints';
import type { WebhookEndpoint } from '#contracts/models/webhook-endpoint';
import type { PaymentPort } from '#connectors/kit/payment-port';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
import { WebhookEndpointRepository } from '../database/webhook-endpoint.repository';
import {
  judgeEndpoint,
  type Endpoint,
  type EndpointJudgement,
  type ExpectedEndpoint,
} from '../domain/endpoint-drift';
import type { Publisher } from '../settle/publisher';

export interface EndpointCheck extends EndpointJudgement {
  readonly expected: ExpectedEndpoint;
}

/** Compares the provider's webhook endpoint with what we need, and tells when that changes. */
@Injectable()
export class EndpointChecks {
  constructor(
    private readonly database: Database,
    private readonly endpoints: WebhookEndpointRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
  ) {}

  async look(connectionId: string, port: PaymentPort): Promise<EndpointCheck> {
    const { url, events } = port.webhookExpectation;
    const expected = { url: url ?? `${this.config.PUBLIC_URL}/webhooks/${connectionId}`, events };
    const known = await this.endpoints.find(this.database, connectionId);
    const found: Endpoint[] = await port.listWebhookEndpoints();
    return { expected, ...judgeEndpoint(expected, found, known?.endpointId ?? null) };
  }

  /** What stands afterwards. */
  async note(
    tx: Tx,
    publisher: Publisher,
    connectionId: string,
    { endpoint, drift }: EndpointJudgement,
  ): Promise<WebhookEndpoint> {
    const now = this.clock.now();
    const before = await this.endpoints.lock(tx, connectionId);
    /** One that has vanished keeps its id, so that it is recognised should it come back elsewhere. */
    const endpointId = endpoint?.endpointId ?? before?.endpointId ?? null;
    const checked = { connectionId, endpointId, drift };
    await this.endpoints.save(tx, { ...checked, checkedAt: now });
    const at = now.toISOString();
    if (drift.length > 0 && !sameDrift(before?.drift ?? [], drift)) {
      await publisher.publish(tx, WebhookEndpointDrifted, { ...checked, at });
    } else if (drift.length === 0 && before && before.drift.length > 0) {
      await publisher.publish(tx, WebhookEndpointRestored, { connectionId, endpointId, at });
    }
    return checked;
  }
}

function sameDrift(a: WebhookEndpoint['drift'], b: WebhookEndpoint['drift']): boolean {
  const content = (drift: WebhookEndpoint['drift']) =>
    JSON.stringify(drift.map(({ field, expected, actual }) => [field, expected, actual]));
  return content(a) === content(b);
}
