import { Injectable } from '@nestjs/common';
import { SealedConfigurationSchema, type SealedConfiguration } from '#contracts/models/configuration';
import { Database, type Sql, type Tx } from '#platform/database/database';

export interface StoredConfiguration {
  readonly document: SealedConfiguration;
  /** Keyed digest of the document in clear: tells whether another one would change anything. */
  readonly fingerprint: string;
}

@Injectable()
export class ConfigurationVersionRepository {
  constructor(private readonly database: Database) {}

  current(): Promise<StoredConfiguration | undefined> {
    return this.read(this.database);
  }

  /** Holds off every other change until the transaction ends. */
  async lockCurrent(tx: Tx): Promise<StoredConfiguration | undefined> {
    await tx.query('LOCK TABLE configuration_versions IN SHARE ROW EXCLUSIVE MODE');
    return this.read(tx);
  }

  async insert(tx: Tx, stored: StoredConfiguration, at: Date, actor: string): Promise<void> {
    await tx.query(
      `INSERT INTO configuration_versions (version, document, fingerprint, applied_at, applied_by)
       VALUES ($1, $2, $3, $4, $5)`,
      [stored.document.version, JSON.stringify(stored.document), stored.fingerprint, at, actor],
    );
  }

  async fileDigest(): Promise<string | undefined> {
    const { rows } = await this.database.query<{ digest: string }>('SELECT digest FROM configuration_file');
    return rows[0]?.digest;
  }

  async saveFileDigest(digest: string, version: number): Promise<void> {
    await this.database.query(
      `INSERT INTO configuration_file (digest, version) VALUES ($1, $2)
       ON CONFLICT (only_row) DO UPDATE SET digest = excluded.digest, version = excluded.version`,
      [digest, version],
    );
  }

  private async read(sql: Sql): Promise<StoredConfiguration | undefined> {
    const { rows } = await sql.query<{ document: unknown; fingerprint: string }>(
      'SELECT document, fingerprint FROM configuration_versions ORDER BY version DESC LIMIT 1',
    );
    const row = rows[0];
    return row && { document: SealedConfigurationSchema.parse(row.document), fingerprint: row.fingerprint };
  }
}
