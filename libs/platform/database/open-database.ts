import { Pool, type PoolConfig } from 'pg';
import { Database } from './database';

export interface DatabaseOptions {
  readonly url: string;
  /** The service's own schema: the whole search path. */
  readonly schema: string;
  readonly applicationName?: string;
  /** More connections bring no more commits on small machines, only latency. */
  readonly poolSize?: number;
}

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Nothing waits for ever: not the connect, not a query behind a dead network, not a lock, not a forgotten transaction.
 * Rejects when PostgreSQL cannot be reached. TypeORM runs the migrations; a service never loads it.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pool = new Pool({
    connectionString: options.url,
    max: options.poolSize ?? 8,
    application_name: options.applicationName ?? 'tillbridge',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...sessionSettings(options.schema),
  });
  return connected(pool);
}

/** Answers the database when a first connection stands; leaves nothing open when none does. */
export async function connected(pool: Pool): Promise<Database> {
  // The pool replaces idle connections that break by itself.
  pool.on('error', () => undefined);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new Database(pool);
}

/** How every session of ours behaves, whoever opens it. */
export function sessionSettings(schema: string): PoolConfig {
  if (!/^[a-z_][a-z0-9_]*$/.test(schema)) throw new Error(`Not a schema name: ${schema}`);
  return {
    // Statements of a transaction follow each other without waiting for answers.
    pipeline: true,
    query_timeout: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: [
      `-c search_path=${schema}`,
      '-c statement_timeout=4000',
      '-c lock_timeout=2000',
      // Of a random page on a disk without moving parts; keeps plans on the indexes while tables are young.
      '-c random_page_cost=1.1',
      '-c idle_in_transaction_session_timeout=10000',
    ].join(' '),
  };
}
