import type { Sql, Tx } from '#platform/database/database';

export interface DueContact {
  readonly contactKey: string;
  readonly revision: string;
  readonly externalId: string | null;
}

interface DueRow {
  contact_key: string;
  revision: string;
  external_id: string | null;
}

/** Where contacts stand in the CRM. */
export class CrmContactRepository {
  /** Who shares another's contact has its figures counted there. */
  async forwardJoined(sql: Sql, connectionId: string): Promise<void> {
    await sql.query(
      `WITH forwarded AS (
         UPDATE crm_contacts SET pushed_revision = revision
         WHERE connection_id = $1 AND joined_to IS NOT NULL AND pushed_revision < revision AND state = 'active'
         RETURNING joined_to)
       UPDATE crm_contacts SET revision = revision + 1
       WHERE connection_id = $1 AND contact_key IN (SELECT joined_to FROM forwarded)`,
      [connectionId],
    );
  }

  async due(
    sql: Sql,
    connectionId: string,
    state: 'active' | 'erased',
    now: Date,
    most: number,
  ): Promise<DueContact[]> {
    const { rows } = await sql.query<DueRow>(
      `SELECT contact_key, revision, external_id FROM crm_contacts
       WHERE connection_id = $1 AND pushed_revision < revision AND state = $2 AND joined_to IS NULL
         AND (retry_at IS NULL OR retry_at <= $3)
       ORDER BY contact_key LIMIT $4`,
      [connectionId, state, now, most],
    );
    return rows.map((row) => ({
      contactKey: row.contact_key,
      revision: row.revision,
      externalId: row.external_id,
    }));
  }

  async written(tx: Tx, connectionId: string, due: DueContact, externalId: string): Promise<void> {
    await tx.execute(
      `UPDATE crm_contacts SET pushed_revision = $3, external_id = $4, refusal = NULL, retry_at = NULL
       WHERE connection_id = $1 AND contact_key = $2 AND state = 'active'`,
      [connectionId, due.contactKey, due.revision, externalId],
    );
    if (due.externalId !== externalId) await this.associateAnew(tx, connectionId, due.contactKey);
  }

  /** False when the owner is nobody of ours, or was erased. */
  async join(tx: Tx, connectionId: string, due: DueContact, ownerKey: string): Promise<boolean> {
    const { count } = await tx.query(
      `UPDATE crm_contacts SET revision = revision + 1
       WHERE connection_id = $1 AND contact_key = $2 AND state = 'active' AND joined_to IS NULL`,
      [connectionId, ownerKey],
    );
    if (count === 0) return false;
    await tx.execute(
      `UPDATE crm_contacts SET pushed_revision = $3, joined_to = $4, external_id = NULL, refusal = NULL, retry_at = NULL
       WHERE connection_id = $1 AND contact_key = $2 AND state = 'active'`,
      [connectionId, due.contactKey, due.revision, ownerKey],
    );
    await this.associateAnew(tx, connectionId, due.contactKey);
    return true;
  }

  async refused(tx: Tx, connectionId: string, due: DueContact, code: string, retryAt: Date): Promise<void> {
    await tx.execute(
      `UPDATE crm_contacts SET refusal = $4, retry_at = $5
       WHERE connection_id = $1 AND contact_key = $2 AND revision = $3`,
      [connectionId, due.contactKey, due.revision, code, retryAt],
    );
  }

  async erased(sql: Sql, connectionId: string, due: DueContact): Promise<void> {
    await sql.query(
      `UPDATE crm_contacts SET pushed_revision = $3, external_id = NULL WHERE connection_id = $1 AND contact_key = $2`,
      [connectionId, due.contactKey, due.revision],
    );
  }

  private async associateAnew(tx: Tx, connectionId: string, contactKey: string): Promise<void> {
    await tx.execute(
      `UPDATE crm_deals SET associated_with = NULL
       WHERE connection_id = $1 AND contact_key = ANY (ARRAY(
         SELECT $2::text UNION ALL SELECT contact_key FROM crm_contacts WHERE connection_id = $1 AND joined_to = $2))`,
      [connectionId, contactKey],
    );
  }
}
