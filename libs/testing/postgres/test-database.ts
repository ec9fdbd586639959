import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Database } from '#platform/database/database';
import { testConfig } from '../config';

export interface TestDatabaseOptions {
  /** TypeORM migration classes, run in order. */
  readonly migrations?: DataSourceOptions['migrations'];
  readonly entities?: DataSourceOptions['entities'];
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
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const sources: DataSource[] = [];
  const open = async (): Promise<Database> => {
    const source = new DataSource({
      type: 'postgres',
      url: url.toString(),
      poolSize: options.poolSize ?? 8,
      migrations: options.migrations ?? [],
      entities: options.entities ?? [],
      migrationsTransactionMode: 'each',
      extra: { pipeline: true },
    });
    sources.push(await source.initialize());
    return new Database(source);
  };
  const database = await open();
  await database.dataSource.runMigrations();
  return {
    database,
    url: url.toString(),
    connect: open,
    drop: async () => {
      for (const source of sources) if (source.isInitialized) await source.destroy();
      await administer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
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
