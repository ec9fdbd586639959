import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Database } from '#platform/database/database';
import { connected } from '#platform/database/open-database';
import { testConfig } from '../config';

export interface TestDatabaseOptions {
  /** TypeORM migration classes, run in order. */
  readonly migrations?: DataSourceOptions['migrations'];
  /** Where to make it; the shared test server by default. */
  readonly adminUrl?: string;
  readonly poolSize?: number;
}

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** A second, independent pool on the same database, as another process would have it. */
  connect(): Promise<Database>;
  /** Closes every pool and removes the database. */
  drop(): Promise<void>;
}

/** A database of its own for one test file. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const adminUrl = options.adminUrl ?? testConfig.databaseUrl;
  const name = `tb_test_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `CREATE DATABASE ${name}`);
  // Nobody pulls the plug of the shared server in a test: commits there need not wait for the disk, which others wait for too.
  if (options.adminUrl === undefined)
    await administer(adminUrl, `ALTER DATABASE ${name} SET synchronous_commit = off`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  if (options.migrations !== undefined) await migrate(url.toString(), options.migrations);
  const opened: Database[] = [];
  const open = async (): Promise<Database> => {
    const settings = {
      connectionString: url.toString(),
      max: options.poolSize ?? 8,
      pipeline: true,
    };
    const database = await connected(new Pool(settings));
    opened.push(database);
    return database;
  };
  return {
    database: await open(),
    url: url.toString(),
    connect: open,
    drop: async () => {
      for (const database of opened) await database.close();
      await administer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function migrate(url: string, migrations: NonNullable<DataSourceOptions['migrations']>): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTransactionMode: 'each',
    poolSize: 1,
  });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
