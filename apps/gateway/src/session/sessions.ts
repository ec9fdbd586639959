import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import type { Actor } from '../auth/actor';
import { SessionRepository, type Authentication, type LiveSession } from './session.repository';

const HOUR_MS = 3_600_000;
/** Nobody has moved for so long. */
const IDLE_MS = 12 * HOUR_MS;
/** However busy: then one signs in again. */
const LONGEST_MS = 7 * 24 * HOUR_MS;
const EXTEND_EVERY_MS = 60_000;

/** Who a session is for: an account, an API token, or (both null) the admin token of the environment. */
export interface Identity {
  readonly authentication: Authentication;
  readonly accountId: string | null;
  readonly tokenId: string | null;
  /** What the OpenID provider calls the session it began, if it does. */
  readonly providerSession?: string | null;
  /** For the audit. */
  readonly name: string;
}

export interface SessionView {
  readonly name: string;
  readonly email: string | null;
  readonly role: Actor['role'];
  readonly stores: readonly string[] | null;
  readonly authentication: Authentication;
  readonly expiresAt: string;
}

@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly repository: SessionRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async begin(identity: Identity): Promise<{ readonly value: string; readonly expiresAt: Date }> {
    const value = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + IDLE_MS);
    await this.database.transaction(async (tx) => {
      await this.repository.insert(tx, value, { ...identity, createdAt, expiresAt });
      await this.audit.write(
        tx,
        identity.name,
        'session.begin',
        identity.accountId ?? identity.tokenId ?? 'admin',
        {
          authentication: identity.authentication,
        },
      );
    });
    return { value, expiresAt };
  }

  /** Undefined when it has ended, or its account or token has. */
  async find(value: string): Promise<{ readonly actor: Actor; readonly view: SessionView } | undefined> {
    const now = this.clock.now();
    const live = await this.repository.findLive(value, now);
    if (!live) return undefined;
    const expiresAt = await this.keepAwake(value, live, now);
    const name = live.name ?? 'admin token';
    const role = live.role ?? 'admin';
    const actor: Actor = {
      name: live.email ?? (live.token_id ? `${live.token_id} (${name})` : name),
      role,
      stores: live.stores,
      tokenId: live.token_id,
      ...(live.account_id === null ? {} : { accountId: live.account_id }),
      session: value,
    };
    const { email, stores, authentication } = live;
    return { actor, view: { name, email, role, stores, authentication, expiresAt: expiresAt.toISOString() } };
  }

  end(value: string): Promise<void> {
    return this.repository.end(value);
  }

  private async keepAwake(value: string, live: LiveSession, now: Date): Promise<Date> {
    if (now.getTime() - live.seen_at.getTime() < EXTEND_EVERY_MS) return live.expires_at;
    const latest = live.created_at.getTime() + LONGEST_MS;
    const expiresAt = new Date(Math.min(now.getTime() + IDLE_MS, latest));
    await this.repository.extend(value, now, expiresAt);
    return expiresAt;
  }
}
