import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import { ApprovalRepository } from './approvals/approval.repository';
import { DecideApproval } from './approvals/decide-approval.use-case';
import { ReplayRepository } from './dead-letters/bulk-replay/replay.repository';
import type { GatewayConfig } from './config';
import { ActionRequestRepository } from './requests/action-request.repository';
import { WebhookLogRepository } from './webhooks/log/webhook-log.repository';
import { UsedLogoutRepository } from './oidc/logout/used-logout.repository';
import { OidcAttemptRepository } from './oidc/oidc-attempt.repository';
import { KnownPlacesRepository } from './session/known-places.repository';
import { SessionRepository } from './session/session.repository';
import { RejectedWebhooks } from './webhooks/reject/rejected-webhooks';

const DAY_MS = 86_400_000;
const INTERVAL_MS = 60_000;
/** Longer than anybody repeats a request. */
const REQUEST_DAYS = 30;
/** The audit log says for ever who decided what. */
const APPROVAL_DAYS = 400;
const REPLAY_DAYS = 90;
const EXPIRED_AT_ONCE = 100;

/** Forgets what has had its time. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly rejected: RejectedWebhooks,
    private readonly log: WebhookLogRepository,
    private readonly requests: ActionRequestRepository,
    private readonly sessions: SessionRepository,
    private readonly places: KnownPlacesRepository,
    private readonly approvals: ApprovalRepository,
    private readonly oidcAttempts: OidcAttemptRepository,
    private readonly usedLogouts: UsedLogoutRepository,
    private readonly decideApproval: DecideApproval,
    private readonly replays: ReplayRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every('gateway housekeeping', INTERVAL_MS, () => this.run());
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.decideApproval.expire(EXPIRED_AT_ONCE);
    const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await this.rejected.purge(now);
    await this.rejected.sealOld();
    await this.log.purge(daysAgo(this.config.WEBHOOK_RETENTION_DAYS));
    await this.requests.purge(daysAgo(REQUEST_DAYS));
    await this.sessions.purge(now);
    await this.places.purge(now);
    await this.oidcAttempts.purge(now);
    await this.usedLogouts.purge(now);
    await this.approvals.purge(daysAgo(APPROVAL_DAYS));
    await this.replays.purge(daysAgo(REPLAY_DAYS));
  }
}
