import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import type { Sql } from '#platform/database/database';
import { redact } from '#platform/logging/redaction';
import { CLOCK } from '#service/tokens';

/** A workflow's step may lie deeper than what a log line shows. */
const DEEPEST = 40;

/** Who did what, when: written in the transaction of the deed itself. */
@Injectable()
export class AuditLog {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** `before` and `after` in the details are shown as such; `storeId` lets those see it who administer that store. */
  async write(
    sql: Sql,
    actor: string,
    action: string,
    subject: string,
    details: object = {},
    storeId: string | null = null,
  ): Promise<void> {
    await sql.query(
      'INSERT INTO audit_log (at, actor, action, subject, details, store_id) VALUES ($1, $2, $3, $4, $5, $6)',
      [this.clock.now(), actor, action, subject, JSON.stringify(redact(details, DEEPEST)), storeId],
    );
  }
}
