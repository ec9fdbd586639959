import {
  InvoiceSchema,
  SubscriptionSchema,
  type Invoice,
  type Subscription,
} from '#contracts/models/subscription';
import type { Sql, Tx } from '#platform/database/database';

/** What is known of a subscription or an invoice, and when we began to ask for it. */
export interface Observed<T> {
  readonly body: T;
  readonly observedAt: Date;
}

/** How many failed attempts to collect it have been told. */
export interface ObservedInvoice extends Observed<Invoice> {
  readonly toldAttempts: number;
}

interface Row {
  store_id: string;
  body: unknown;
  observed_at: Date;
  told_attempts: number;
}

export class BillingRepository {
  /** Waits for whoever works on it, also when nobody has heard of it yet. */
  async lockSubscription(
    tx: Tx,
    connectionId: string,
    id: string,
  ): Promise<Observed<Subscription> | undefined> {
    await this.serialise(tx, `${connectionId}/${id}`);
    const row = await this.read(tx, 'subscriptions', 'subscription_id', connectionId, id);
    return row && { body: SubscriptionSchema.parse(row.body), observedAt: row.observed_at };
  }

  async lockInvoice(tx: Tx, connectionId: string, id: string): Promise<ObservedInvoice | undefined> {
    await this.serialise(tx, `${connectionId}/${id}`);
    const row = await this.read(tx, 'invoices', 'invoice_id', connectionId, id);
    return (
      row && {
        body: InvoiceSchema.parse(row.body),
        observedAt: row.observed_at,
        toldAttempts: row.told_attempts,
      }
    );
  }

  async saveSubscription(tx: Tx, { body, observedAt }: Observed<Subscription>): Promise<void> {
    await tx.query(
      `INSERT INTO subscriptions (connection_id, subscription_id, store_id, status, version, body, observed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (connection_id, subscription_id) DO UPDATE SET status = excluded.status, version = excluded.version,
         body = excluded.body, observed_at = excluded.observed_at`,
      [
        body.connectionId,
        body.subscriptionId,
        body.storeId,
        body.status,
        body.version,
        JSON.stringify(body),
        observedAt,
      ],
    );
  }

  async saveInvoice(tx: Tx, { body, observedAt, toldAttempts }: ObservedInvoice): Promise<void> {
    await tx.query(
      `INSERT INTO invoices (connection_id, invoice_id, store_id, subscription_id, status, version, body, observed_at,
         told_attempts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (connection_id, invoice_id) DO UPDATE SET status = excluded.status, version = excluded.version,
         body = excluded.body, observed_at = excluded.observed_at, told_attempts = excluded.told_attempts`,
      [
        body.connectionId,
        body.invoiceId,
        body.storeId,
        body.subscriptionId,
        body.status,
        body.version,
        JSON.stringify(body),
        observedAt,
        toldAttempts,
      ],
    );
  }

  /** The store whose invoice a PaymentIntent has paid; null when no invoice is known that it paid. */
  async storeOfIntent(sql: Sql, connectionId: string, paymentIntentId: string): Promise<string | null> {
    const paidBy = JSON.stringify([{ paymentIntentId }]);
    const { rows } = await sql.query<{ store_id: string }>(
      `SELECT store_id FROM invoices WHERE connection_id = $1 AND body -> 'payments' @> $2::jsonb LIMIT 1`,
      [connectionId, paidBy],
    );
    return rows[0]?.store_id ?? null;
  }

  /** By how many charges it was paid; zero for an invoice that nobody knows. */
  async chargesOfInvoice(sql: Sql, connectionId: string, invoiceId: string): Promise<number> {
    const row = await this.read(sql, 'invoices', 'invoice_id', connectionId, invoiceId);
    return row ? InvoiceSchema.parse(row.body).payments.length : 0;
  }

  /** False when it has been told. */
  async noteCreditNote(tx: Tx, connectionId: string, creditNoteId: string, at: Date): Promise<boolean> {
    const { count } = await tx.query(
      'INSERT INTO credit_notes (connection_id, credit_note_id, told_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [connectionId, creditNoteId, at],
    );
    return count > 0;
  }

  async storeOfInvoice(sql: Sql, connectionId: string, invoiceId: string): Promise<string | null> {
    const row = await this.read(sql, 'invoices', 'invoice_id', connectionId, invoiceId);
    return row?.store_id ?? null;
  }

  private async read(
    sql: Sql,
    table: 'subscriptions' | 'invoices',
    key: 'subscription_id' | 'invoice_id',
    connectionId: string,
    id: string,
  ): Promise<Row | undefined> {
    const { rows } = await sql.query<Row>(`SELECT * FROM ${table} WHERE connection_id = $1 AND ${key} = $2`, [
      connectionId,
      id,
    ]);
    return rows[0];
  }

  private async serialise(tx: Tx, key: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 5))', [key]);
  }
}
