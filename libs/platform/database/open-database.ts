import { DataSource, type DataSourceOptions } from 'typeorm';
import { Database } from './database';

export interface DatabaseOptions {
  readonly url: string;
  /** The service's own schema: the whole search path. */
  readonly schema: string;
  readonly applicationName?: string;
  /** More connections bring no more commits on small machines, only latency. */
  readonly poolSize?: number;
  readonly entities?: NonNullable<DataSourceOptions['entities']>;
}

/**
 * Nothing waits for ever: not the connect, not a query behind a dead network, not a lock, not a forgotten transaction.
 * Rejects when PostgreSQL cannot be reached.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const dataSource = new DataSource(dataSourceOptions(options));
  await dataSource.initialize();
  return new Database(dataSource);
}

export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  if (!/^[a-z_][a-z0-9_]*$/.test(options.schema)) throw new Error(`Not a schema name: ${options.schema}`);
  return {
    type: 'postgres',
    url: options.url,
    schema: options.schema,
    applicationName: options.applicationName ?? 'tillbridge',
    poolSize: options.poolSize ?? 8,
    connectTimeoutMS: 5_000,
    entities: options.entities ?? [],
    installExtensions: false,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    /** The driver tells of errors on idle clients; the pool replaces them by itself. */
    poolErrorHandler: () => undefined,
    extra: {
      // Statements of a transaction follow each other without waiting for answers.
      pipeline: true,
      query_timeout: 5_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      options: [
        `-c search_path=${options.schema}`,
        '-c statement_timeout=4000',
        '-c lock_timeout=2000',
        // Of a random page on a disk without moving parts; keeps plans on the indexes while tables are young.
        '-c random_page_cost=1.1',
        '-c idle_in_transaction_session_timeout=10000',
      ].join(' '),
    },
  };
}
