import { createHash } from 'node:crypto';
import type { Database } from '#platform/database/database';

type Query = Database['query'];

interface Session {
  readonly query: Promise<Query>;
  readonly end: () => void;
  /** A statement of it failed: what locks it still has goes with its connection. */
  failed: Error | undefined;
  /** How many locks it has, or is being asked for. */
  users: number;
}

const SCOPE = `hashtext(current_schema())::bigint # $1::bigint`;

/**
 * What one replica does at a time, by advisory locks. All locks of a process are in one session: with a connection each, so many kinds of
 * work as the pool has connections would hold them all and wait for another for ever. A replica that dies lets its locks go.
 */
export class ReplicaLocks {
  private readonly held = new Set<string>();
  private session: Session | undefined;

  constructor(private readonly database: Database) {}

  /** Does the work if nobody else does work of that name, here or in another replica; otherwise nothing. */
  async alone(name: string, work: () => Promise<unknown>): Promise<void> {
    if (this.held.has(name)) return;
    this.held.add(name);
    const session = (this.session ??= this.open());
    session.users += 1;
    const key = createHash('sha256').update(`periodic:${name}`).digest().readBigInt64BE(0).toString();
    try {
      const taken = await this.ask<{ locked: boolean }>(
        session,
        `SELECT pg_try_advisory_lock(${SCOPE}) AS locked`,
        key,
      );
      if (!taken[0]?.locked) return;
      try {
        await work();
      } finally {
        await this.ask(session, `SELECT pg_advisory_unlock(${SCOPE})`, key);
      }
    } finally {
      this.held.delete(name);
      session.users -= 1;
      if (session.users === 0) this.leave(session);
    }
  }

  private async ask<T extends object>(session: Session, text: string, key: string): Promise<T[]> {
    try {
      return (await (await session.query)<T>(text, [key])).rows;
    } catch (error) {
      session.failed ??= error as Error;
      // What comes next begins with another.
      if (this.session === session) this.session = undefined;
      throw error;
    }
  }

  private open(): Session {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const query = new Promise<Query>((resolve, reject) => {
      this.database
        .session(async (given) => {
          resolve(given);
          await ended;
          if (session.failed) throw session.failed;
        })
        .catch(reject);
    });
    // Whoever waits for it is told; between two of them nobody does.
    query.catch(() => undefined);
    const session: Session = { query, end, failed: undefined, users: 0 };
    return session;
  }

  private leave(session: Session): void {
    if (this.session === session) this.session = undefined;
    session.end();
  }
}
