import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from './config';
import { ActionRequestRepository } from './requests/action-request.repository';
import { WebhookLogRepository } from './webhooks/log/webhook-log.repository';
import { RejectedWebhooks } from './webhooks/reject/rejected-webhooks';

const DAY_MS = 86_400_000;
const INTERVAL_MS = 60_000;
/** Longer than anybody repeats a request. */
const REQUEST_DAYS = 30;

/** Forgets what has had its time. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly rejected: RejectedWebhooks,
    private readonly log: WebhookLogRepository,
    private readonly requests: ActionRequestRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every('gateway housekeeping', INTERVAL_MS, () => this.run());
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await this.rejected.purge(now);
    await this.log.purge(daysAgo(this.config.WEBHOOK_RETENTION_DAYS));
    await this.requests.purge(daysAgo(REQUEST_DAYS));
  }
}
