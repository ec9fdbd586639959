import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An index by its name: `[UNIQUE] table (columns) [WHERE ...]`, as it follows `ON`. */
export type Indexes = Readonly<Record<string, string>>;

/**
 * Indexes of tables that are in use: built beside the writes of running services, however large the table is, and then those dropped
 * that they replace. Not in a transaction, which such a build allows in no case: begun again it goes on where it was cut off.
 */
export abstract class OnlineIndexes implements MigrationInterface {
  abstract readonly name: string;
  readonly transaction = false;
  protected abstract readonly indexes: Indexes;
  /** What the new ones take the place of. */
  protected readonly replaced: Indexes = {};

  up(runner: QueryRunner): Promise<void> {
    return exchange(runner, this.replaced, this.indexes);
  }

  down(runner: QueryRunner): Promise<void> {
    return exchange(runner, this.indexes, this.replaced);
  }
}

async function exchange(runner: QueryRunner, from: Indexes, to: Indexes): Promise<void> {
  // It waits until older transactions have ended, and nobody waits for it meanwhile.
  await runner.query('SET lock_timeout = 0');
  try {
    await build(runner, to);
    await drop(runner, from);
  } finally {
    await runner.query('RESET lock_timeout');
  }
}

/** What a build that was cut off has left is not used by any query, but paid for by every write. */
const LEFT_OVER = `
  SELECT FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
  WHERE relname = $1 AND pg_table_is_visible(indexrelid) AND NOT indisvalid`;

async function build(runner: QueryRunner, indexes: Indexes): Promise<void> {
  for (const [name, on] of Object.entries(indexes)) {
    const leftOver = (await runner.query(LEFT_OVER, [name])) as unknown[];
    if (leftOver.length > 0) await drop(runner, { [name]: on });
    const unique = on.startsWith('UNIQUE ');
    await runner.query(
      `CREATE ${unique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY IF NOT EXISTS ${name} ON ${on.replace(/^UNIQUE /, '')}`,
    );
  }
}

async function drop(runner: QueryRunner, indexes: Indexes): Promise<void> {
  for (const name of Object.keys(indexes)) await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
}
