import { Failure } from '#platform/errors/failure';
import { Turns } from './turns';

/** A kind of document that carries our key in a field and is made as a draft first. */
export interface DocumentKind<S> {
  readonly name: string;
  /** Every document with the key, the oldest first. */
  find(key: string): Promise<S[]>;
  isFinal(document: S): boolean;
  /** Removes a draft; a conflict when it is gone, or has become final meanwhile. */
  remove(document: S): Promise<unknown>;
  /** Makes a draft final and answers it as it is then; a conflict when it is gone, or final already. */
  finish(document: S): Promise<S>;
}

const ROUNDS = 5;

/**
 * One document per key in a system without unique keys, also when several processes try at the same time.
 *
 * Whoever finishes a draft has, after that draft was there for all to see, looked once more and removed every other draft. Of two
 * drafts, the one that came second was seen by whoever looked after it: so either its twin saw and removed it, or it saw its
 * twin. Removing and finishing the same record exclude each other (its row is locked), hence two can never both become final.
 */
export class OnePerKey<S> {
  private readonly turns = new Turns();

  constructor(private readonly kind: DocumentKind<S>) {}

  /**
   * @param create makes a draft that carries the key
   * @param check throws when what stands is not what was to be
   */
  ensure(key: string, create: () => Promise<unknown>, check: (document: S) => Promise<void>): Promise<S> {
    return this.turns.take(key, () => this.settle(key, create, check));
  }

  private async settle(
    key: string,
    create: () => Promise<unknown>,
    check: (document: S) => Promise<void>,
  ): Promise<S> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = await this.kind.find(key);
      const standing = found.find((document) => this.kind.isFinal(document));
      if (standing) {
        await check(standing);
        await this.removeAll(found.filter((document) => !this.kind.isFinal(document)));
        return standing;
      }
      const [first, ...others] = found;
      if (!first) {
        await unlessRaced(create);
        continue;
      }
      await check(first);
      if (!(await this.removeAll(others))) continue;
      const finished = await unlessRaced(() => this.kind.finish(first));
      if (finished) return finished.value;
    }
    throw Failure.conflict('erp-document-changed', `Others keep changing the ${this.kind.name} of ${key}`);
  }

  private async removeAll(drafts: readonly S[]): Promise<boolean> {
    for (const draft of drafts) if (!(await unlessRaced(() => this.kind.remove(draft)))) return false;
    return true;
  }
}

/** Null when somebody else was there first: then the state is looked at anew. Every other failure is one. */
async function unlessRaced<T>(work: () => Promise<T>): Promise<{ readonly value: T } | null> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof Failure && error.failureClass === 'conflict') return null;
    throw error;
  }
}
