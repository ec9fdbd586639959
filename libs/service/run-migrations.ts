import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { checkSchema } from './migrations/check-schema';
import { migrationSession } from './migrations/migration-session';
import { mortal } from './migrations/mortal-migration';
import { asSoleMigrator } from './migrations/sole-migrator';
import { serviceMigrations } from './service-migrations';

export interface MigrationRun {
  /** Of the service's own role. */
  readonly url: string;
  readonly schema: string;
  /** The app's own TypeORM migration classes. */
  readonly migrations: readonly Function[];
}

/** A table that running services use is free for a moment again and again. */
const TRIES = 60;
const PAUSE_MS = 1_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Brings a service's schema up to date while services of the version before may be at work, and checks that it is whole; several at a
 * time wait for one another. Answers the names of what was run.
 */
export function runMigrations(run: MigrationRun): Promise<string[]> {
  return asSoleMigrator(run.url, run.schema, async (session) => {
    await ensureSchema(session, run.schema);
    const names = await migrate(run);
    await checkSchema(session, run.schema);
    return names;
  });
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
    extra: migrationSession(run.schema),
    migrations: [...serviceMigrations, ...run.migrations].map(mortal),
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  try {
    return await patiently(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** What ran before a table was not to be had stays done. */
async function patiently(dataSource: DataSource): Promise<string[]> {
  const before = await appliedTo(dataSource);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await dataSource.runMigrations();
      return (await appliedTo(dataSource)).filter((name) => !before.includes(name));
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE || attempt >= TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function appliedTo(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource
    .query<Array<{ name: string }>>('SELECT name FROM migrations ORDER BY id')
    .catch((error: { code?: string }) => {
      if (error.code === '42P01') return [];
      throw error;
    });
  return rows.map(({ name }) => name);
}
