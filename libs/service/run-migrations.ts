import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { sessionSettings } from '#platform/database/open-database';
import { serviceMigrations } from './service-migrations';

export interface MigrationRun {
  /** Of the service's own role. */
  readonly url: string;
  readonly schema: string;
  /** The app's own TypeORM migration classes. */
  readonly migrations: readonly Function[];
}

/** Brings a service's schema up to date; several at a time wait for one another. Answers the names of what was run. */
export async function runMigrations(run: MigrationRun): Promise<string[]> {
  const lock = new Client({ connectionString: run.url });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock(hashtext($1))', [`migrations:${run.schema}`]);
    await ensureSchema(lock, run.schema);
    return await migrate(run);
  } finally {
    await lock.end();
  }
}

/** The role may lack the right to create schemas, and then it needs no new one. */
async function ensureSchema(client: Client, schema: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA "${schema}"`);
}

async function migrate(run: MigrationRun): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: run.url,
    schema: run.schema,
    poolSize: 2,
    applicationName: 'tillbridge migrations',
    connectTimeoutMS: 5_000,
    installExtensions: false,
    logging: false,
    poolErrorHandler: () => undefined,
    extra: sessionSettings(run.schema),
    migrations: [...serviceMigrations, ...run.migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  try {
    return (await dataSource.runMigrations()).map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
