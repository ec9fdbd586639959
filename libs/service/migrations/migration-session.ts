import type { PoolConfig } from 'pg';
import { sessionSettings } from '#platform/database/open-database';

/** Building an index of a hundred million rows takes less. */
const LONGEST_STATEMENT_MS = 3_600_000;
/** Whoever waits for a table makes everybody wait who comes later, so it is given up soon and tried again. */
const LONGEST_WAIT_MS = 2_000;

/** A session of ours with patience for work that grows with the tables. */
export function migrationSession(schema: string): PoolConfig {
  const { options, ...usual } = sessionSettings(schema);
  return {
    ...usual,
    // What cannot be in a transaction is not to share one with its neighbours.
    pipeline: false,
    query_timeout: LONGEST_STATEMENT_MS,
    options: [
      options,
      `-c statement_timeout=${LONGEST_STATEMENT_MS}`,
      `-c lock_timeout=${LONGEST_WAIT_MS}`,
    ].join(' '),
  };
}
