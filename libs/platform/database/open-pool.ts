import { Pool } from 'pg';
import type { DatabaseOptions } from './open-database';

export interface PoolOptions extends DatabaseOptions {
  readonly queryTimeoutMs: number;
}

/** A pool of its own for one narrow path that must not wait behind other work. It connects when first used. */
export function openPool(options: PoolOptions): Pool {
  if (!/^[a-z_][a-z0-9_]*$/.test(options.schema)) throw new Error(`Not a schema name: ${options.schema}`);
  const pool = new Pool({
    connectionString: options.url,
    max: options.poolSize ?? 2,
    application_name: options.applicationName ?? 'tillbridge',
    connectionTimeoutMillis: 1_000,
    query_timeout: options.queryTimeoutMs,
    keepAlive: true,
    options: [
      `-c search_path=${options.schema}`,
      `-c statement_timeout=${options.queryTimeoutMs}`,
      '-c lock_timeout=1000',
      // What is kept is planned once: the first uses of a statement are as fast as the others.
      '-c plan_cache_mode=force_generic_plan',
    ].join(' '),
  });
  // An idle connection that breaks is replaced at the next use.
  pool.on('error', () => undefined);
  return pool;
}
