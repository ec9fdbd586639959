import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import type { Database } from '#platform/database/database';
import { connected } from '#platform/database/open-database';
import { testConfig } from '../config';
import { administer } from './administer';
import { migrate, type Migrations } from './migrate';
import { templateDatabase } from './template-database';

export interface TestDatabaseOptions {
  /** TypeORM migration classes, run in order. */
  readonly migrations?: Migrations;
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
  const url = await create(adminUrl, options);
  const opened: Database[] = [];
  const open = async (): Promise<Database> => {
    const settings = { connectionString: url.toString(), max: options.poolSize ?? 8, pipeline: true };
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
      await administer(adminUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${url.pathname.slice(1)} WITH (FORCE)`),
      );
    },
  };
}

async function create(
  adminUrl: string,
  { migrations, adminUrl: ownServer }: TestDatabaseOptions,
): Promise<URL> {
  const shared = ownServer === undefined;
  const name = `tb_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const { run } = testConfig;
  const template =
    shared && run !== undefined && migrations !== undefined
      ? await templateDatabase(adminUrl, run, migrations)
      : undefined;
  await administer(adminUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`);
    // Nobody pulls the plug of the shared server in a test: commits there need not wait for the disk, which others wait for too.
    if (shared) await client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  });
  if (template === undefined && migrations !== undefined) await migrate(url.toString(), migrations);
  return url;
}
