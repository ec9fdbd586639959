import { Injectable } from '@nestjs/common';
import { InvoiceSchema, type Invoice } from '#contracts/models/subscription';
import type { Sql, Tx } from '#platform/database/database';

/** Invoices that were paid, findable by the charges that paid them. */
@Injectable()
export class InvoiceRepository {
  /** False when it was known. */
  async keep(tx: Tx, invoice: Invoice): Promise<boolean> {
    const { storeId, invoiceId } = invoice;
    const { count } = await tx.query(
      'INSERT INTO invoices (store_id, invoice_id, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [storeId, invoiceId, JSON.stringify(invoice)],
    );
    await tx.query(
      `INSERT INTO invoice_charges (store_id, charge_id, invoice_id)
       SELECT $1, charge_id, $3 FROM unnest($2::text[]) AS charge_id ON CONFLICT DO NOTHING`,
      [storeId, invoice.payments.flatMap(({ chargeId }) => chargeId ?? []), invoiceId],
    );
    return count > 0;
  }

  /** Movements of one invoice are booked one after the other. */
  async lock(tx: Tx, { storeId, invoiceId }: Pick<Invoice, 'storeId' | 'invoiceId'>): Promise<void> {
    await tx.query('SELECT 1 FROM invoices WHERE store_id = $1 AND invoice_id = $2 FOR UPDATE', [
      storeId,
      invoiceId,
    ]);
  }

  /**
   * Whoever books a charge's movements and whoever brings its invoice wait for each other: else each could miss what the other is just
   * writing, and the movement would stay without its meaning.
   */
  async lockCharges(tx: Tx, storeId: string, chargeIds: readonly string[]): Promise<void> {
    for (const chargeId of [...new Set(chargeIds)].sort()) {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `invoice-charge/${storeId}/${chargeId}`,
      ]);
    }
  }

  async ofCharge(sql: Sql, storeId: string, chargeId: string | null): Promise<Invoice | null> {
    if (chargeId === null) return null;
    const { rows } = await sql.query<{ body: unknown }>(
      `SELECT invoice.body FROM invoice_charges AS charge JOIN invoices AS invoice USING (store_id, invoice_id)
       WHERE charge.store_id = $1 AND charge.charge_id = $2`,
      [storeId, chargeId],
    );
    return rows[0] ? InvoiceSchema.parse(rows[0].body) : null;
  }
}
