import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';

const CLAIM = 'INSERT INTO claims (id) VALUES ($1) ON CONFLICT DO NOTHING';

describe('a transaction', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase({ poolSize: 2 });
    await db.database.query('CREATE TABLE claims (id integer PRIMARY KEY)');
    await db.database.query('CREATE TABLE effects (id integer PRIMARY KEY)');
  });

  afterAll(() => db.drop());

  const ids = async (table: string): Promise<number[]> =>
    (await db.database.query<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`)).rows.map(({ id }) => id);

  beforeEach(async () => {
    await db.database.query('TRUNCATE claims, effects');
  });

  it('commits what it was told to execute, in order, with the next statement or the commit', async () => {
    const order = await db.database.transaction(async (tx) => {
      await tx.execute('INSERT INTO effects (id) VALUES (1)');
      const seen = await tx.query('SELECT 1 FROM effects');
      await tx.execute('UPDATE effects SET id = id + 10');
      await tx.execute('UPDATE effects SET id = id * 2');
      return seen.count;
    });
    expect(order).toBe(1);
    expect(await ids('effects')).toEqual([22]);
  });

  it('fails with the error of a statement it was told to execute, and changes nothing', async () => {
    const committed: string[] = [];
    const failing = db.database.transaction(async (tx) => {
      tx.afterCommit(() => committed.push('told'));
      await tx.query('INSERT INTO effects (id) VALUES (1)');
      await tx.execute('INSERT INTO effects (id) VALUES (1)');
      await tx.execute('INSERT INTO effects (id) VALUES (2)');
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await ids('effects')).toEqual([]);
    expect(committed).toEqual([]);
  });

  it('does not pass for committed when an error in it was swallowed', async () => {
    const swallowing = db.database.transaction(async (tx) => {
      await tx.query('INSERT INTO effects (id) VALUES (1)');
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toMatchObject({ code: '22012' });
    expect(await ids('effects')).toEqual([]);
  });

  it('tells of the first failure whatever was asked after it', async () => {
    const later: unknown[] = [];
    const failing = db.database.transaction(async (tx) => {
      await tx.query('SELECT 1 / 0').catch(() => undefined);
      await tx.query('SELECT 1').catch((error: unknown) => later.push(error));
      await tx.execute('INSERT INTO effects (id) VALUES (1)');
      await tx.query('SELECT 2');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(later).toMatchObject([{ code: '22012' }]);
    expect(await ids('effects')).toEqual([]);
  });

  it('fails, and the process lives, when its connection is ended between two statements', async () => {
    const ended = db.database.transaction(async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await db.database.query('SELECT pg_terminate_backend($1, 5000)', [rows[0]!.pid]);
      // The news is read by the event loop, not by a statement.
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.query('INSERT INTO effects (id) VALUES (1)');
    });
    await expect(ended).rejects.toThrow();
    await db.database.transaction((tx) => tx.query('INSERT INTO effects (id) VALUES (2)'));
    expect(await ids('effects')).toEqual([2]);
  });

  it('gives its connection back in order after a failure', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const failing = db.database.transaction((tx) => tx.query('SELECT 1 / 0'));
      await expect(failing).rejects.toMatchObject({ code: '22012' });
    }
    expect((await db.database.query('SELECT 1')).count).toBe(1);
  });

  it('sends nothing when there is nothing to do', async () => {
    await expect(db.database.transaction(() => Promise.resolve('nothing'))).resolves.toBe('nothing');
  });

  describe('with a claim', () => {
    const claimed = (work: () => Promise<void>) =>
      db.database.claimedTransaction({ text: CLAIM, params: [7] }, async (tx) => {
        await tx.query('INSERT INTO effects (id) SELECT coalesce(max(id), 0) + 1 FROM effects');
        await work();
        return 'worked';
      });

    it('does the work of the first and answers no statement of the second', async () => {
      let answered = 0;
      const count = (): Promise<void> => {
        answered += 1;
        return Promise.resolve();
      };
      expect(await claimed(count)).toEqual({ done: true, value: 'worked' });
      expect(await claimed(count)).toEqual({ done: false });
      expect(answered).toBe(1);
      expect(await ids('effects')).toEqual([1]);
    });

    it('lets one of two at the same moment take effect', async () => {
      const outcomes = await Promise.all([
        claimed(() => Promise.resolve()),
        claimed(() => Promise.resolve()),
      ]);
      expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
      expect(await ids('effects')).toEqual([1]);
    });

    it('forgets the claim when the work fails', async () => {
      await expect(claimed(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      expect(await ids('claims')).toEqual([]);
      expect(await claimed(() => Promise.resolve())).toMatchObject({ done: true });
    });

    it('refuses a second that only executes', async () => {
      const later = () =>
        db.database.claimedTransaction({ text: CLAIM, params: [8] }, (tx) =>
          tx.execute('INSERT INTO effects (id) SELECT coalesce(max(id), 0) + 1 FROM effects'),
        );
      expect((await later()).done).toBe(true);
      expect((await later()).done).toBe(false);
      expect(await ids('effects')).toEqual([1]);
    });

    it('claims even when there is nothing else to do', async () => {
      const nothing = () =>
        db.database.claimedTransaction({ text: CLAIM, params: [9] }, () => Promise.resolve());
      expect([(await nothing()).done, (await nothing()).done]).toEqual([true, false]);
    });
  });

  describe('while a migration', () => {
    const outcomesAround = async (text: string, migration: string): Promise<string[]> => {
      const read = () => db.database.transaction((tx) => tx.query(text));
      for (let use = 0; use < 6; use += 1) await read();
      await db.database.query(migration);
      const outcomes: string[] = [];
      for (let use = 0; use < 6; use += 1) {
        outcomes.push(
          await read().then(
            () => 'read',
            () => 'stale',
          ),
        );
      }
      return outcomes;
    };

    it.each([
      ['everything', 'SELECT * FROM effects'],
      ['all_of_it', 'SELECT e.* FROM effects AS e'],
      ['what_was_there', 'SELECT id FROM effects'],
    ])('adds a column, nobody who asks for %s notices', async (column, text) => {
      const outcomes = await outcomesAround(text, `ALTER TABLE effects ADD COLUMN ${column} text`);
      expect(new Set(outcomes)).toEqual(new Set(['read']));
    });

    it('changes what a column is, it fails until each connection has been given up, and goes on', async () => {
      const outcomes = await outcomesAround(
        'SELECT id FROM claims',
        'ALTER TABLE claims ALTER COLUMN id TYPE bigint',
      );
      expect(outcomes).toContain('stale');
      expect(outcomes.at(-1)).toBe('read');
    });
  });
});
