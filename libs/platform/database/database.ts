import type { DataSource, EntityManager } from 'typeorm';
import type { Pool, PoolClient, QueryResultRow } from 'pg';

export interface Rows<T> {
  readonly rows: T[];
  /** Rows returned or affected. */
  readonly count: number;
}

/** Runs parameterised SQL: inside a transaction (`Tx`) or on its own (`Database`). */
export interface Sql {
  query<T extends object = QueryResultRow>(text: string, params?: readonly unknown[]): Promise<Rows<T>>;
}

export interface Tx extends Sql {
  /** TypeORM's view of the same transaction, for entities. */
  readonly manager: EntityManager;
  /** Runs after a successful commit; must not throw. */
  afterCommit(action: () => void): void;
}

/** A service's own schema: plain SQL on TypeORM's pool for the hot path, entities through `manager`. */
export class Database implements Sql {
  constructor(readonly dataSource: DataSource) {}

  async query<T extends object = QueryResultRow>(
    text: string,
    params: readonly unknown[] = [],
  ): Promise<Rows<T>> {
    const result = await this.pool().query(text, params as unknown[]);
    return { rows: result.rows as T[], count: result.rowCount ?? 0 };
  }

  /** Commits when `work` resolves, rolls back and rethrows when it rejects. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const afterCommit: Array<() => void> = [];
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const tx: Tx = {
        manager: runner.manager,
        query: async <R extends object = QueryResultRow>(text: string, params: readonly unknown[] = []) => {
          const result = await client.query(text, params as unknown[]);
          return { rows: result.rows as R[], count: result.rowCount ?? 0 };
        },
        afterCommit: (action) => {
          afterCommit.push(action);
        },
      };
      const value = await work(tx);
      await runner.commitTransaction();
      for (const action of afterCommit) action();
      return value;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}
