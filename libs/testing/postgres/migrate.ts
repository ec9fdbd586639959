import type { DataSourceOptions } from 'typeorm';

export type Migrations = NonNullable<DataSourceOptions['migrations']>;

/** Brings a database up to date. TypeORM takes a while to load, and most suites copy a database that somebody else has migrated. */
export async function migrate(url: string, migrations: Migrations): Promise<void> {
  const { DataSource } = await import('typeorm');
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
