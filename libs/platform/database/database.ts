import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { askAll, BatchQuery, type Asked } from './batch-query';
import { statement } from './statement';
import { Transaction } from './transaction';

export interface Rows<T> {
  readonly rows: T[];
  /** Rows returned or affected. */
  readonly count: number;
}

/** Runs parameterised SQL: inside a transaction (`Tx`) or on its own (`Database`). */
export interface Sql {
  query<T extends object = QueryResultRow>(text: string, params?: readonly unknown[]): Promise<Rows<T>>;
  /**
   * A statement whose answer nobody looks at. In a transaction it costs no round trip: it resolves at once and goes out together with the
   * next query, or with the commit. Order is kept; if it fails, that query or commit fails with its error. Whoever wants the answer all the
   * same is told when it is there, before the commit is told of.
   */
  execute(
    text: string,
    params?: readonly unknown[],
    answered?: (answer: Rows<object>) => void,
  ): Promise<void>;
}

export interface Tx extends Sql {
  /** Runs after a successful commit; must not throw. */
  afterCommit(action: () => void): void;
}

/** A statement that decides by the rows it affects whether a transaction does anything at all. */
export interface Claim {
  readonly text: string;
  readonly params: readonly unknown[];
  /** Told as soon as the claim is known to have affected a row. */
  readonly onClaimed?: () => void;
}

export type Claimed<T> = { readonly done: true; readonly value: T } | { readonly done: false };

/** A service's own schema: plain SQL on a pool of connections. */
export class Database implements Sql {
  private closing: Promise<void> | undefined;

  constructor(private readonly pool: Pool) {}

  async query<T extends object = QueryResultRow>(
    text: string,
    params: readonly unknown[] = [],
  ): Promise<Rows<T>> {
    return ask<T>(this.pool, text, params);
  }

  async execute(
    text: string,
    params: readonly unknown[] = [],
    answered?: (answer: Rows<object>) => void,
  ): Promise<void> {
    const answer = await this.query(text, params);
    answered?.(answer);
  }

  /** Commits when `work` resolves, rolls back and rethrows when it rejects. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const outcome = await this.run(undefined, work);
    if (!outcome.done) throw new Error('A transaction without a claim cannot be refused');
    return outcome.value;
  }

  /**
   * A transaction that begins with a claim, sent together with the first statement of the work. When the claim affects no row, no
   * statement of the work is answered, everything is rolled back, and the outcome is `done: false`.
   */
  claimedTransaction<T>(claim: Claim, work: (tx: Tx) => Promise<T>): Promise<Claimed<T>> {
    return this.run(claim, work);
  }

  private async run<T>(claim: Claim | undefined, work: (tx: Tx) => Promise<T>): Promise<Claimed<T>> {
    let lost: Error | undefined;
    // Between two statements nobody waits for an answer: a connection that breaks there would end the process.
    const noteLoss = (error: Error): void => {
      lost = error;
    };
    const client = await connect(this.pool, noteLoss);
    const transaction = new Transaction(client, claim);
    try {
      const value = await work(transaction);
      if (!(await transaction.commit())) return { done: false };
      return { done: true, value };
    } catch (error) {
      await transaction.rollback(error);
      if (transaction.refused) return { done: false };
      throw error;
    } finally {
      client.off('error', noteLoss);
      client.release(lost ?? transaction.broken);
    }
  }

  /**
   * Statements of one and the same session, for what belongs to a session such as its advisory locks. When the work fails the connection
   * is closed, and with it goes what the work may have left.
   */
  async session<T>(work: (query: Database['query']) => Promise<T>): Promise<T> {
    let lost: Error | undefined;
    const noteLoss = (error: Error): void => {
      lost = error;
    };
    const client = await connect(this.pool, noteLoss);
    try {
      return await work(<R extends object>(text: string, params: readonly unknown[] = []) =>
        ask<R>(client, text, params),
      );
    } catch (error) {
      lost ??= error as Error;
      throw error;
    } finally {
      client.off('error', noteLoss);
      client.release(lost);
    }
  }

  /** Waits for statements under way; closing twice is closing once. */
  close(): Promise<void> {
    return (this.closing ??= this.pool.end());
  }
}

async function ask<T extends object>(
  client: Asked,
  text: string,
  params: readonly unknown[],
): Promise<Rows<T>> {
  const [answer] = await askAll(client, new BatchQuery([statement(text, params)]));
  return answer as unknown as Rows<T>;
}

/** Listens from the very moment the connection is handed out: a promise would leave a gap in which its end is heard by nobody. */
function connect(pool: Pool, onError: (error: Error) => void): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (!client) {
        reject(error ?? new Error('The pool handed out no connection'));
        return;
      }
      client.on('error', onError);
      resolve(client);
    });
  });
}
