import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { ReconciliationConfig } from '../config';
import { lastDueArrival } from '../domain/bank-window';
import { FOUND_EXCEPTIONS } from './found-exceptions';
import { lookedAt, lookOn } from './looked-at';
import { WINDOWS } from './windows';

/** Not for people's decisions: what they accepted or voided stays closed. */
const OPEN = `
  WITH found AS MATERIALIZED (${FOUND_EXCEPTIONS}), opened AS (
    INSERT INTO reconciliation_exceptions (exception_id, store_id, kind, subject, order_id, amount, currency, code, message,
                                           state, opened_at)
    SELECT 'exc_' || gen_random_uuid(), store_id, kind, subject, order_id, amount, currency, code, message, 'open', $5
    FROM found
    ON CONFLICT (store_id, kind, subject) DO UPDATE
      SET state = 'open', resolution = NULL, closed_at = NULL, opened_at = excluded.opened_at, amount = excluded.amount,
          code = excluded.code, message = excluded.message
      WHERE reconciliation_exceptions.resolution = 'healed'
    RETURNING exception_id, message
  )
  INSERT INTO reconciliation_exception_trail (exception_id, at, actor, action, note)
  SELECT exception_id, $5, 'system', 'opened', message FROM opened`;

const HEAL = `
  WITH found AS MATERIALIZED (${FOUND_EXCEPTIONS}), healed AS (
    UPDATE reconciliation_exceptions AS exception SET state = 'closed', resolution = 'healed', closed_at = $5
    WHERE state = 'open' AND NOT EXISTS (
      SELECT 1 FROM found
      WHERE found.store_id = exception.store_id AND found.kind = exception.kind AND found.subject = exception.subject
    )
    RETURNING exception_id
  )
  INSERT INTO reconciliation_exception_trail (exception_id, at, actor, action)
  SELECT exception_id, $5, 'system', 'healed' FROM healed`;

/** Its cause may have become another one. */
const REFRESH = `
  WITH found AS MATERIALIZED (${FOUND_EXCEPTIONS})
  UPDATE reconciliation_exceptions AS exception
  SET amount = found.amount, code = found.code, message = found.message
  FROM found
  WHERE exception.state = 'open' AND $5::timestamptz IS NOT NULL
    AND found.store_id = exception.store_id AND found.kind = exception.kind AND found.subject = exception.subject
    AND (found.amount, found.code, found.message) IS DISTINCT FROM (exception.amount, exception.code, exception.message)`;

type Given = readonly [storeIds: string[], inErpBefore: Date, ...others: unknown[]];

/** Looks for what does not agree: opens an exception once, and closes it when its cause is gone. */
@Injectable()
export class FindExceptions implements OnModuleInit {
  constructor(
    private readonly periodic: Periodic,
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ReconciliationConfig,
  ) {}

  onModuleInit(): void {
    const interval = this.config.RECONCILE_SECONDS * 1000;
    this.periodic.every('reconciliation.find-exceptions', interval, () => this.run());
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    const before = (ms: number): Date => new Date(now.getTime() - ms);
    const withErp = this.configuration.stores().filter(({ erp }) => erp !== null);
    const parameters: Given = [
      withErp.map(({ id }) => id),
      before(WINDOWS.erpMs),
      before(WINDOWS.payoutListMs),
      before(WINDOWS.payoutMovementsMs),
      now,
      lastDueArrival(now.toISOString().slice(0, 10)),
    ];
    let more = true;
    while (more) more = await this.turn(parameters);
  }

  /** Whether there are more entries to look at. */
  private async turn(parameters: Given): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const looked = await lookOn(tx, parameters[0], parameters[1]);
      const all = [...parameters, looked.flatMap(({ missing }) => missing)];
      await tx.query(HEAL, all);
      await tx.query(REFRESH, all);
      await tx.query(OPEN, all);
      await lookedAt(tx, looked);
      return looked.some(({ more }) => more);
    });
  }
}
