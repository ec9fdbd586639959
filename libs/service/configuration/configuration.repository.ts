import { SealedConfigurationSchema, type SealedConfiguration } from '#contracts/models/configuration';
import type { Database, Sql } from '#platform/database/database';

/** One row: the newest configuration this service has been told. */
export class ConfigurationRepository {
  constructor(private readonly database: Database) {}

  async version(): Promise<number> {
    const { rows } = await this.database.query<{ version: number }>('SELECT version FROM configuration_copy');
    return rows[0]?.version ?? 0;
  }

  async load(): Promise<SealedConfiguration | undefined> {
    const { rows } = await this.database.query<{ document: unknown }>(
      'SELECT document FROM configuration_copy',
    );
    return rows[0] ? SealedConfigurationSchema.parse(rows[0].document) : undefined;
  }

  /** False when the service knows this version or a later one already. */
  async save(sql: Sql, configuration: SealedConfiguration): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO configuration_copy (version, document) VALUES ($1, $2)
       ON CONFLICT (only_row) DO UPDATE
         SET version = excluded.version, document = excluded.document, received_at = now()
         WHERE configuration_copy.version < excluded.version`,
      [configuration.version, JSON.stringify(configuration)],
    );
    return count > 0;
  }
}
