import type { Connection } from '#connectors/kit/connection';
import type { WebhookRejection } from '#connectors/kit/webhook-port';
import type { Database } from '#platform/database/database';
import { ok, type Result } from '#platform/errors/result';
import { newId } from '#platform/ids/new-id';
import type { Logger } from '#platform/logging/logger';
import { secretPlace, type Vault, type VaultFault } from '#platform/vault/vault';
import { WITH_LOGGED } from '../log/logged-connections';
import { RejectionLimiter } from './rejection-limiter';

export interface RejectedRequest {
  readonly suffix: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody: Buffer;
  readonly source: string;
}

export interface RejectedOptions {
  readonly perMinute: number;
  /** Rows kept per connection; the oldest go first. */
  readonly cap: number;
  readonly retentionDays: number;
}

/** Where the suffix of a rejected request is sealed to: it may be somebody's token. */
export const suffixPlace = (connectionId: string): string => secretPlace(connectionId, 'webhook-suffix');

/** Where a rejected body is sealed to: nobody has taken out of it the tokens that some systems send inside. */
const bodyPlace = (connectionId: string): string => secretPlace(connectionId, 'webhook-body');
/** A ciphertext has points, base64 has none. */
const isSealed = (body: string): boolean => body.includes('.');

/** The bytes as they were received, or why they can no longer be read. */
export function openRejectedBody(
  vault: Vault,
  row: { readonly connection_id: string; readonly body: string },
): Result<Buffer, VaultFault> {
  if (!isSealed(row.body)) return ok(Buffer.from(row.body, 'base64'));
  const opened = vault.open(row.body, bodyPlace(row.connection_id));
  return opened.ok ? ok(Buffer.from(opened.value, 'base64')) : opened;
}

/** Nothing of a log-in is kept. */
const KEPT_HEADER =
  /^(content-type|user-agent|date|x-request-id|stripe-signature|webhook-.*|x-.*(signature|hash|hook).*)$/;
const MOST_WRITES = 50;
const SEALED_AT_ONCE = 200;

/** Of each connection what is too old, and what lies behind as many as are kept. */
const PURGE = `
  DELETE FROM webhook_events WHERE id IN (
    ${WITH_LOGGED}
    SELECT gone.id FROM logged CROSS JOIN LATERAL (
      (SELECT id FROM webhook_events AS event
       WHERE event.connection_id = logged.connection_id AND state = 'rejected' AND received_at < $1)
      UNION
      (SELECT id FROM webhook_events AS event
       WHERE event.connection_id = logged.connection_id AND state = 'rejected'
       ORDER BY received_at DESC, id DESC OFFSET $2)) AS gone)`;

/** Keeps refused requests, so that they can be replayed once the cause is mended; within limits, since anybody can send them. */
export class RejectedWebhooks {
  private readonly limiter: RejectionLimiter;
  /** What is over the cap would be forgotten within the minute; it is not written at all. */
  private readonly kept: RejectionLimiter;
  private readonly writes = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly logger: Logger,
    private readonly options: RejectedOptions,
  ) {
    this.limiter = new RejectionLimiter(options.perMinute);
    this.kept = new RejectionLimiter(options.cap);
  }

  mustWait(source: string): number {
    return this.limiter.mustWait(source, Date.now());
  }

  /** Returns at once: the sender's answer does not depend on it. */
  keep(
    connection: Connection,
    request: RejectedRequest,
    rejection: WebhookRejection,
    receivedAt: Date,
  ): void {
    this.limiter.count(request.source, Date.now());
    this.logger.warn(
      { connectionId: connection.id, cause: rejection.cause, detail: rejection.detail },
      'Webhook rejected',
    );
    if (this.writes.size >= MOST_WRITES || this.kept.mustWait(connection.id, Date.now()) > 0) return;
    this.kept.count(connection.id, Date.now());
    const write = this.insert(connection, request, rejection, receivedAt)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'A rejected webhook could not be kept'))
      .finally(() => this.writes.delete(write));
    this.writes.add(write);
  }

  async settled(): Promise<void> {
    await Promise.all(this.writes);
  }

  /** Forgets what is too old and what is too much. */
  async purge(now: Date): Promise<void> {
    await this.database.query(PURGE, [
      new Date(now.getTime() - this.options.retentionDays * 86_400_000),
      this.options.cap,
    ]);
  }

  /** Rows of a version that kept bodies in clear; some at a time until none is left. Answers how many it has sealed. */
  async sealOld(): Promise<number> {
    const { rows } = await this.database.query<{ id: string; connection_id: string; body: string }>(
      `SELECT id, connection_id, body FROM webhook_events
       WHERE state = 'rejected' AND strpos(body, '.') = 0 ORDER BY id LIMIT ${SEALED_AT_ONCE}`,
    );
    for (const { id, connection_id, body } of rows) {
      await this.database.query('UPDATE webhook_events SET body = $2 WHERE id = $1 AND body = $3', [
        id,
        this.vault.seal(body, bodyPlace(connection_id)),
        body,
      ]);
    }
    return rows.length;
  }

  private async insert(
    connection: Connection,
    request: RejectedRequest,
    rejection: WebhookRejection,
    receivedAt: Date,
  ): Promise<void> {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(
        ([name, value]) => value !== undefined && KEPT_HEADER.test(name),
      ),
    );
    const suffix =
      request.suffix === undefined ? null : this.vault.seal(request.suffix, suffixPlace(connection.id));
    await this.database.query(
      `INSERT INTO webhook_events
         (id, connection_id, system, event_type, state, reason, skew_seconds, suffix, headers, body, received_at)
       VALUES ($1, $2, $3, NULL, 'rejected', $4, $5, $6, $7, $8, $9)`,
      [
        newId('whr', receivedAt),
        connection.id,
        connection.system,
        `${rejection.cause}: ${rejection.detail}`.slice(0, 1_000),
        rejection.cause === 'clock-skew' ? rejection.skewSeconds : null,
        suffix,
        JSON.stringify(headers),
        this.vault.seal(request.rawBody.toString('base64'), bodyPlace(connection.id)),
        receivedAt,
      ],
    );
  }
}
