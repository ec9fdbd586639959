import fc from 'fast-check';
import { Failure } from '#platform/errors/failure';
import { type DocumentKind, OnePerKey } from './one-per-key';

interface Document {
  readonly row: { readonly id: number };
  readonly posted: boolean;
}

/** An ERP as far as it matters: every call is one step, drafts may be doubled, and posting and removing exclude each other. */
class Store {
  readonly documents = new Map<number, boolean>();
  private last = 0;
  made = 0;

  constructor(private readonly step: (name: string) => Promise<void>) {}

  kind(): DocumentKind<Document> {
    return {
      name: 'entry',
      isFinal: ({ posted }) => posted,
      find: async () => {
        await this.step('find');
        return [...this.documents]
          .sort(([one], [other]) => one - other)
          .map(([id, posted]) => ({ row: { id }, posted }));
      },
      remove: async ({ row }) => {
        await this.step('remove');
        if (this.documents.get(row.id) !== false)
          throw Failure.conflict('erp-document-gone', 'gone or posted');
        this.documents.delete(row.id);
      },
      finish: async ({ row }) => {
        await this.step('post');
        if (this.documents.get(row.id) !== false)
          throw Failure.conflict('erp-document-gone', 'gone or posted');
        this.documents.set(row.id, true);
        return { row, posted: true };
      },
    };
  }

  async create(): Promise<void> {
    // Numbers are given out before the transaction ends: an older number may appear later.
    const id = (this.last += 1);
    await this.step('create');
    this.documents.set(id, false);
    this.made += 1;
  }

  posted(): number {
    return [...this.documents.values()].filter(Boolean).length;
  }
}

const agree = (): Promise<void> => Promise.resolve();
const immediately = (): Promise<void> => Promise.resolve();

describe('one document per key', () => {
  it('never ends with two, in whatever order the steps of three processes and of crashed ones happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(2), async (scheduler, leftBehind) => {
        const store = new Store((name) => scheduler.schedule(Promise.resolve(), name).then(() => undefined));
        for (let draft = 0; draft < leftBehind; draft += 1) store.documents.set(-1 - draft, false);
        const processes = Array.from({ length: 3 }, () =>
          new OnePerKey(store.kind())
            .ensure('key', () => store.create(), agree)
            .then(
              ({ row }) => row.id,
              (error: Failure) => error.failureClass,
            ),
        );
        await scheduler.waitFor(Promise.all(processes));
        const answers = await Promise.all(processes);
        expect(store.posted()).toBeLessThanOrEqual(1);
        const answered = new Set(answers.filter((answer) => typeof answer === 'number'));
        expect([...answered]).toEqual([...store.documents].filter(([, posted]) => posted).map(([id]) => id));
        expect(answers.filter((answer) => typeof answer === 'string' && answer !== 'conflict')).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('ends with one and no draft when what failed is tried again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        let scheduled = true;
        const store = new Store((name) =>
          scheduled ? scheduler.schedule(Promise.resolve(), name).then(() => undefined) : immediately(),
        );
        const processes = Array.from({ length: 3 }, () =>
          new OnePerKey(store.kind()).ensure('key', () => store.create(), agree).catch(() => undefined),
        );
        await scheduler.waitFor(Promise.all(processes));
        scheduled = false;
        await new OnePerKey(store.kind()).ensure('key', () => store.create(), agree);
        expect([...store.documents.values()]).toEqual([true]);
      }),
      { numRuns: 500 },
    );
  });

  it('makes one when one process is asked twenty times at once', async () => {
    const store = new Store(immediately);
    const one = new OnePerKey(store.kind());
    await Promise.all(Array.from({ length: 20 }, () => one.ensure('key', () => store.create(), agree)));
    expect([store.made, store.posted()]).toEqual([1, 1]);
  });

  it('posts nothing that is not what was to be, and leaves it for a person', async () => {
    const store = new Store(immediately);
    store.documents.set(7, false);
    const differs = Failure.permanent('erp-entry-differs', 'differs');
    const asked = new OnePerKey(store.kind()).ensure(
      'key',
      () => store.create(),
      () => Promise.reject(differs),
    );
    await expect(asked).rejects.toBe(differs);
    expect([...store.documents]).toEqual([[7, false]]);
  });
});
