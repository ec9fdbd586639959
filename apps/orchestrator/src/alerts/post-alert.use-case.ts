import { Inject, Injectable } from '@nestjs/common';
import type { PostAlert } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Logger } from '#platform/logging/logger';
import { signStandardWebhook } from '#platform/webhooks/standard-webhooks';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK, LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { OrchestratorConfig } from '../config';
import { AlertHttp } from './alert-http';

/** Posts one change of an alert to a store's webhook, signed as Standard Webhooks prescribe; the receiver drops a repeated `webhook-id`. */
@Injectable()
export class PostAlertUseCase {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly http: AlertHttp,
    @Inject(SERVICE_CONFIG) private readonly config: OrchestratorConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute(
    { storeId, deliveryId, alert }: BodyOf<typeof PostAlert>,
    message: MessageContext,
  ): Promise<void> {
    if (await message.alreadyHandled()) return;
    const url = this.configuration.store(storeId).alerts.webhookUrl;
    const secret = this.config.ALERT_WEBHOOK_SECRET;
    if (url !== null && secret !== undefined) {
      const body = JSON.stringify({ type: `alert.${alert.state}`, timestamp: alert.at, data: alert });
      await this.http.post(url, body, signStandardWebhook(secret, deliveryId, this.clock.now(), body));
    } else {
      this.logger.warn(
        { storeId, deliveryId },
        'An alert has no webhook to go to, or ALERT_WEBHOOK_SECRET is not set',
      );
    }
    await message.once(async (tx) =>
      message.completeStep(tx, { posted: url !== null && secret !== undefined }),
    );
  }
}
