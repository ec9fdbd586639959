import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { Failure } from '../errors/failure';
import type { Claim, Rows, Tx } from './database';
import { statement } from './statement';

/** A pooled connection with the socket under it, which can hold writes back to send them as one. */
export type TransactionClient = PoolClient & {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
};

/** A migration has changed what a kept statement answers; only a new connection forgets the old form. */
function isStalePlan(error: unknown): error is Error {
  return error instanceof Error && error.message.includes('cached plan must not change result type');
}

class Refused extends Error {}

/** One transaction on one connection. Statements that nobody waits for travel with the next that somebody does. */
export class Transaction implements Tx {
  /** The claim affected no row. */
  refused = false;
  /** The connection must not be used again. */
  broken: Error | undefined;
  private readonly waiting: QueryConfig[] = [];
  private readonly actions: Array<() => void> = [];
  private begun = false;
  private claim: Claim | undefined;
  private claimed: Promise<void> | undefined;

  constructor(
    private readonly client: TransactionClient,
    claim: Claim | undefined,
  ) {
    this.claim = claim;
  }

  async query<R extends object = QueryResultRow>(
    text: string,
    params: readonly unknown[] = [],
  ): Promise<Rows<R>> {
    const result = await this.send(statement(text, params));
    return { rows: result.rows as R[], count: result.rowCount ?? 0 };
  }

  execute(text: string, params: readonly unknown[] = []): Promise<void> {
    this.waiting.push(statement(text, params));
    return Promise.resolve();
  }

  afterCommit(action: () => void): void {
    this.actions.push(action);
  }

  /** False when the claim was refused, which is known before the commit is sent. */
  async commit(): Promise<boolean> {
    try {
      if (this.claim) await this.sendWaiting();
      await this.claimed;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.rollback();
      return false;
    }
    if (this.begun || this.waiting.length > 0) await this.sendCommit();
    for (const action of this.actions) action();
    return true;
  }

  /**
   * Never rejects. A connection that cannot roll back is given up, and so is one that keeps a statement which a migration has made
   * useless.
   */
  async rollback(cause?: unknown): Promise<void> {
    if (!this.begun) return;
    try {
      await this.client.query('ROLLBACK');
    } catch (error) {
      this.broken = error as Error;
    }
    if (isStalePlan(cause)) this.broken = cause;
  }

  /** A transaction that has failed unnoticed is rolled back by COMMIT, which says so but is no error. */
  private async sendCommit(): Promise<void> {
    const { command } = await this.send({ text: 'COMMIT' });
    if (command === 'COMMIT') return;
    throw Failure.transient('database-unavailable', 'The transaction had failed and was rolled back');
  }

  private async send(query: QueryConfig): Promise<QueryResult> {
    this.waiting.push(query);
    const result = await this.sendWaiting();
    if (!result) throw new Error('A statement was sent without an answer');
    return result;
  }

  /** All at once in one write; answers the last. The first that failed is the cause of what failed after it. */
  private async sendWaiting(): Promise<QueryResult | undefined> {
    const sent = this.inOneWrite(() => {
      if (!this.begun) this.begin();
      return this.waiting.splice(0).map((query) => this.client.query(query));
    });
    for (const answer of sent) answer.catch(() => undefined);
    await this.claimed;
    let last: QueryResult | undefined;
    for (const answer of sent) last = await answer;
    return last;
  }

  /** Together with whatever else is sent before the process turns to its sockets. */
  private inOneWrite<T>(write: () => T): T {
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return write();
  }

  private begin(): void {
    this.begun = true;
    const begun = this.client.query('BEGIN');
    const { claim } = this;
    this.claim = undefined;
    const claimed = claim && this.client.query(statement(claim.text, claim.params));
    this.claimed = begun.then(async () => {
      if (claim && claimed) this.judge(claim, await claimed);
    });
    claimed?.catch(() => undefined);
    this.claimed.catch(() => undefined);
  }

  private judge(claim: Claim, result: QueryResult): void {
    if ((result.rowCount ?? 0) > 0) {
      claim.onClaimed?.();
      return;
    }
    this.refused = true;
    throw new Refused('The claim affected no row');
  }
}
