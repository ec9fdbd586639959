import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database';
import type { Alert } from '#contracts/models/alert';

export interface AlertText {
  readonly title: string;
  readonly detail: string;
  readonly storeId: string | null;
  readonly orderId: string | null;
}

const COLUMNS = `kind, subject, state, revision, title, detail, store_id AS "storeId", order_id AS "orderId", since`;

/** Alerts by kind and subject, with the items that keep each of them raised. */
@Injectable()
export class AlertRepository {
  /** The alert as it is now if people are to be told of it; undefined when it was raised already or the item is known. */
  async raise(
    tx: Tx,
    key: { kind: string; subject: string; itemId: string; tellEach?: boolean },
    text: AlertText,
    now: Date,
  ): Promise<Alert | undefined> {
    await this.lock(tx, key.kind, key.subject);
    const item = await tx.query(
      'INSERT INTO alert_items (kind, item_id, subject) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [key.kind, key.itemId, key.subject],
    );
    if (item.count === 0) return undefined;
    const { rows } = await tx.query<Omit<Alert, 'at'> & { since: Date }>(
      `INSERT INTO alerts (kind, subject, state, revision, title, detail, store_id, order_id, since)
       VALUES ($1, $2, 'raised', 1, $3, $4, $5, $6, $7)
       ON CONFLICT (kind, subject) DO UPDATE
         SET state = 'raised', revision = alerts.revision + 1, title = excluded.title, detail = excluded.detail,
             store_id = excluded.store_id, order_id = excluded.order_id, since = excluded.since
         WHERE alerts.state = 'settled' OR $8
       RETURNING ${COLUMNS}`,
      [
        key.kind,
        key.subject,
        text.title,
        text.detail,
        text.storeId,
        text.orderId,
        now,
        key.tellEach ?? false,
      ],
    );
    return rows[0] && toAlert(rows[0]);
  }

  /**
   * The alert as it is now if its last item went; undefined when others are left or there was none.
   * With `keep` the item stays as settled, so that a raising fact that comes late does not raise it again.
   */
  async settle(
    tx: Tx,
    item: { kind: string; itemId: string; keep: boolean },
    now: Date,
  ): Promise<Alert | undefined> {
    const { kind, itemId, keep } = item;
    if (keep) {
      await tx.query(
        `INSERT INTO alert_items (kind, item_id, subject, settled) VALUES ($1, $2, '', true) ON CONFLICT DO NOTHING`,
        [kind, itemId],
      );
    }
    const known = await tx.query<{ subject: string }>(
      'SELECT subject FROM alert_items WHERE kind = $1 AND item_id = $2 AND NOT settled',
      [kind, itemId],
    );
    const subject = known.rows[0]?.subject;
    if (subject === undefined) return undefined;
    await this.lock(tx, kind, subject);
    const statement = keep ? 'UPDATE alert_items SET settled = true' : 'DELETE FROM alert_items';
    await tx.query(`${statement} WHERE kind = $1 AND item_id = $2`, [kind, itemId]);
    return this.over(tx, kind, subject, now);
  }

  /** The alert as it is now if it was raised; most facts that settle find none, which costs one look. */
  async settleSubject(
    tx: Tx,
    alert: { kind: string; subject: string },
    now: Date,
  ): Promise<Alert | undefined> {
    const { kind, subject } = alert;
    const raised = await tx.query(
      `SELECT 1 FROM alerts WHERE kind = $1 AND subject = $2 AND state = 'raised'`,
      [kind, subject],
    );
    if (raised.count === 0) return undefined;
    await this.lock(tx, kind, subject);
    await tx.query('DELETE FROM alert_items WHERE kind = $1 AND subject = $2', [kind, subject]);
    return this.over(tx, kind, subject, now);
  }

  private async over(tx: Tx, kind: string, subject: string, now: Date): Promise<Alert | undefined> {
    const { rows } = await tx.query<Omit<Alert, 'at'> & { since: Date }>(
      `UPDATE alerts SET state = 'settled', revision = revision + 1, since = $3
       WHERE kind = $1 AND subject = $2 AND state = 'raised'
         AND NOT EXISTS (SELECT 1 FROM alert_items WHERE kind = $1 AND subject = $2 AND NOT settled)
       RETURNING ${COLUMNS}`,
      [kind, subject, now],
    );
    return rows[0] && toAlert(rows[0]);
  }

  /** Two items of one alert that come and go at the same time see each other. */
  private async lock(tx: Tx, kind: string, subject: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [
      JSON.stringify([kind, subject]),
    ]);
  }
}

function toAlert({ since, ...alert }: Omit<Alert, 'at'> & { since: Date }): Alert {
  return { ...alert, at: since.toISOString() };
}
