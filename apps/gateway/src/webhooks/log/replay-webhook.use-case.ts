import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { Vault } from '#platform/vault/vault';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../../audit/audit-log';
import { toAccepted } from '../accept/accept-webhook.use-case';
import { storedWebhook, type ToldWebhook } from '../accept/stored-webhook';
import { openRejectedBody, suffixPlace } from '../reject/rejected-webhooks';
import { WebhookConnections, type WebhookConnection } from '../webhook-connections';
import { WebhookLogRepository, type WebhookRow } from './webhook-log.repository';

export interface ReplayOutcome {
  readonly id: string;
  readonly state: 'accepted' | 'duplicate' | 'quarantined' | 'ignored';
}

/**
 * Hands a stored webhook to its service once more. A rejected one is verified first, with today's secrets; only its age is left aside,
 * and it stays in the log as rejected beside the accepted one.
 */
@Injectable()
export class ReplayWebhook {
  constructor(
    private readonly database: Database,
    private readonly log: WebhookLogRepository,
    private readonly connections: WebhookConnections,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async replay(row: WebhookRow, actor: string): Promise<ReplayOutcome> {
    const target = this.connections.find(row.connection_id);
    if (!target) {
      return raiseProblem(
        422,
        'unknown-connection',
        `The connection ${row.connection_id} is no longer configured`,
      );
    }
    return row.state === 'rejected'
      ? this.replayRejected(row, target, actor)
      : this.replayStored(row, target, actor);
  }

  private async replayStored(
    row: WebhookRow,
    target: WebhookConnection,
    actor: string,
  ): Promise<ReplayOutcome> {
    await this.database.transaction(async (tx) => {
      await tx.query(`UPDATE webhook_events SET state = 'accepted', reason = NULL WHERE id = $1`, [row.id]);
      await this.log.countReplay(tx, row.id);
      await this.hand(tx, target, {
        id: row.id,
        connectionId: row.connection_id,
        system: row.system,
        externalEventId: row.external_event_id ?? row.id,
        eventType: row.event_type ?? '',
        suffix: row.suffix,
        body: row.body,
        receivedAt: row.received_at,
      });
      await this.audit.write(tx, actor, 'webhook.replay', row.id, { state: row.state });
    });
    return { id: row.id, state: 'accepted' };
  }

  private async replayRejected(
    row: WebhookRow,
    target: WebhookConnection,
    actor: string,
  ): Promise<ReplayOutcome> {
    const rawBody = this.openBody(row);
    const suffix = this.openSuffix(row);
    const verdict = target.port.verify(target.connection, {
      rawBody,
      headers: row.headers ?? {},
      suffix,
      receivedAt: row.received_at,
      ignoreAge: true,
    });
    if (!verdict.ok) {
      return raiseProblem(422, verdict.rejection.cause, `Still rejected: ${verdict.rejection.detail}`);
    }
    const webhook = toAccepted(target, { rawBody, suffix }, verdict.webhook, row.received_at);
    const isNew = await this.database.transaction(async (tx) => {
      await this.log.countReplay(tx, row.id);
      await this.audit.write(tx, actor, 'webhook.replay-rejected', row.id, {
        acceptedAs: webhook.id,
        reason: row.reason,
      });
      const { count } = await tx.query(
        `INSERT INTO webhook_events
           (id, connection_id, system, external_event_id, event_type, state, reason, suffix, body, received_at, replays)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) ON CONFLICT DO NOTHING`,
        [
          webhook.id,
          webhook.connectionId,
          webhook.system,
          webhook.externalEventId,
          webhook.eventType,
          webhook.state,
          webhook.reason,
          webhook.suffix,
          webhook.body,
          webhook.receivedAt,
        ],
      );
      if (count > 0 && webhook.command) await this.hand(tx, target, webhook);
      return count > 0;
    });
    return { id: webhook.id, state: isNew ? webhook.state : 'duplicate' };
  }

  private openBody(row: WebhookRow): Buffer {
    const opened = openRejectedBody(this.vault, row);
    return opened.ok
      ? opened.value
      : raiseProblem(422, opened.error.code, 'The body of this request can no longer be read');
  }

  private openSuffix(row: WebhookRow): string | undefined {
    if (row.suffix === null) return undefined;
    const opened = this.vault.open(row.suffix, suffixPlace(row.connection_id));
    if (opened.ok) return opened.value;
    return raiseProblem(422, opened.error.code, 'The address of this request can no longer be read');
  }

  private hand(tx: Tx, target: WebhookConnection, webhook: ToldWebhook): Promise<void> {
    return this.outbox.publish(tx, target.command, storedWebhook(webhook));
  }
}
