import type { PoolClient, QueryResultRow } from 'pg';
import { Failure } from '../errors/failure';
import { askAll, BatchQuery, type Answer, type Statement } from './batch-query';
import type { Claim, Rows, Tx } from './database';
import { statement } from './statement';

const BEGIN: Statement = { text: 'BEGIN', values: [], name: 'begin', blind: true };
const ABORTED = '25P02';
const COMMIT: Statement = { text: 'COMMIT', values: [], name: 'commit', blind: true };

/** A migration has changed what a kept statement answers; only a new connection forgets the old form. */
function isStalePlan(error: unknown): error is Error {
  return error instanceof Error && error.message.includes('cached plan must not change result type');
}

class Refused extends Error {}

/** A statement that has not been sent, with who waits for its answer. */
interface Waiting {
  readonly statement: Statement;
  readonly answered?: (answer: Answer) => void;
  readonly failed?: (error: Error) => void;
}

/** One transaction on one connection. Statements that nobody waits for travel with the next that somebody does. */
export class Transaction implements Tx {
  /** The claim affected no row. */
  refused = false;
  /** The connection must not be used again. */
  broken: Error | undefined;
  /** What went wrong first: the server answers everything after it with "the transaction is aborted" only. */
  private failed: Error | undefined;
  private waiting: Waiting[] = [];
  private sending: Promise<void> | undefined;
  private readonly actions: Array<() => void> = [];
  private begun = false;
  private claim: Claim | undefined;
  private claimed: Promise<void> | undefined;

  constructor(
    private readonly client: PoolClient,
    claim: Claim | undefined,
  ) {
    this.claim = claim;
  }

  /** Questions that are asked in the same moment go out together and cost one way to the database. */
  async query<R extends object = QueryResultRow>(
    text: string,
    params: readonly unknown[] = [],
  ): Promise<Rows<R>> {
    return (await this.ask(statement(text, params))) as unknown as Rows<R>;
  }

  execute(
    text: string,
    params: readonly unknown[] = [],
    answered?: (answer: Rows<object>) => void,
  ): Promise<void> {
    if (answered) this.waiting.push({ statement: statement(text, params), answered });
    else this.waiting.push({ statement: { ...statement(text, params), blind: true } });
    return Promise.resolve();
  }

  afterCommit(action: () => void): void {
    this.actions.push(action);
  }

  /** False when the claim was refused, which is known before the commit is sent. */
  async commit(): Promise<boolean> {
    try {
      if (this.claim) await this.sendWaiting();
      await this.sending;
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
    const { command } = await this.ask(COMMIT);
    if (command === 'COMMIT') return;
    if (this.failed) throw this.failed;
    throw Failure.transient('database-unavailable', 'The transaction had failed and was rolled back');
  }

  private ask(asked: Statement): Promise<Answer> {
    return new Promise((answered, failed) => {
      this.waiting.push({ statement: asked, answered, failed });
      this.sending ??= Promise.resolve().then(() => {
        this.sending = undefined;
        this.sendWaiting().catch(() => undefined);
      });
    });
  }

  /** All at once. The server skips what follows the first that fails, and its error is everybody's who has no answer. */
  private async sendWaiting(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    const beginning = this.begun ? [] : this.beginning();
    const query = new BatchQuery([...beginning, ...batch.map(({ statement: one }) => one)]);
    const { claim } = this;
    this.claim = undefined;
    const sent = askAll(this.client, query);
    // Nobody waits for it when the claim, or what went out with it, has failed before.
    sent.catch(() => undefined);
    if (beginning.length > 0) this.claimed = this.judged(claim, sent, query);
    try {
      await this.claimed;
      await sent;
    } catch (error) {
      const first = this.first(error as Error);
      this.tell(batch, this.refused ? [] : query.answers.slice(beginning.length), first);
      throw first;
    }
    this.tell(batch, query.answers.slice(beginning.length));
  }

  /** A lost connection says more of what to do than what came before it. */
  private first(error: Error): Error {
    this.failed ??= error;
    return 'code' in error && error.code === ABORTED ? this.failed : error;
  }

  private beginning(): Statement[] {
    this.begun = true;
    return this.claim ? [BEGIN, statement(this.claim.text, this.claim.params)] : [BEGIN];
  }

  private tell(batch: readonly Waiting[], answers: readonly Answer[], error?: Error): void {
    for (const [index, { answered, failed }] of batch.entries()) {
      const answer = answers[index];
      if (answer) answered?.(answer);
      else failed?.(error ?? new Error('A statement was sent without an answer'));
    }
  }

  /** Rejects when the claim affected no row; also when something after it failed, for a refused claim is the first thing to know. */
  private judged(claim: Claim | undefined, sent: Promise<unknown>, query: BatchQuery): Promise<void> {
    const judge = (): void => {
      const answer = query.answers[1];
      if (!claim || !answer) return;
      if (answer.count > 0) {
        claim.onClaimed?.();
        return;
      }
      this.refused = true;
      throw new Refused('The claim affected no row');
    };
    const claimed = sent.then(judge, (error: unknown) => {
      judge();
      throw error;
    });
    claimed.catch(() => undefined);
    return claimed;
  }
}
