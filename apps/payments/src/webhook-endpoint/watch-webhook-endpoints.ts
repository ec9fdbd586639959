import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { LOGGER } from '#service/tokens';
import { EndpointChecks } from './endpoint-checks';

/** Looks whether the provider still sends its events to us: all of them, and to the right address. */
@Injectable()
export class WatchWebhookEndpoints {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly checks: EndpointChecks,
    private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const connectionIds = new Set(this.configuration.stores().map((store) => store.payment));
    for (const connectionId of connectionIds) {
      try {
        await this.check(connectionId);
      } catch (error) {
        this.logger.warn({ err: error, connectionId }, 'The webhook endpoint could not be looked at');
      }
    }
  }

  private async check(connectionId: string): Promise<void> {
    const port = await this.connectors.payment(connectionId);
    if (!port.webhookExpectation.watched) return;
    const check = await this.checks.look(connectionId, port);
    await this.database.transaction((tx) => this.checks.note(tx, this.outbox, connectionId, check));
  }
}
