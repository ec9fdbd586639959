import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';

/** Enough for a text to be kept by its connection, and to be used as kept. */
const USES = [1, 2, 3, 4, 5, 6];

describe('statements that go out together', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase({ poolSize: 1 });
    await db.database.query('CREATE TABLE things (id integer PRIMARY KEY, made timestamptz, note text)');
  });

  afterAll(() => db.drop());

  it('answer the same at each use, whether their columns are asked for or known', async () => {
    const answers = [];
    for (const id of USES) {
      const { rows, count } = await db.database.query(
        `INSERT INTO things (id, made) VALUES ($1, 'epoch') RETURNING made, note`,
        [id],
      );
      answers.push({ rows, count });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers.at(-1)).toEqual({ rows: [{ made: new Date(0), note: null }], count: 1 });
  });

  it('answer rows also when nobody has looked at them until now', async () => {
    const text = 'SELECT 7 AS seven, $1::int AS given';
    for (const use of USES) await db.database.transaction((tx) => tx.execute(text, [use]));
    const { rows } = await db.database.transaction((tx) => tx.query(text, [8]));
    expect(rows).toEqual([{ seven: 7, given: 8 }]);
  });

  it('can be used again after they failed when they were first kept', async () => {
    const divide = (by: number) =>
      db.database.transaction((tx) => tx.query('SELECT 12 / $1::int AS n', [by]));
    for (const by of [1, 2, 0, 0, 0, 3]) {
      const outcome = await divide(by).then(
        ({ rows }) => rows,
        (error: { code: string }) => error.code,
      );
      expect(outcome).toEqual(by === 0 ? '22012' : [{ n: 12 / by }]);
    }
  });

  it('are refused one and all when a value cannot be written down', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const work = db.database.transaction(async (tx) => {
      await tx.execute('DELETE FROM things');
      await tx.query('SELECT $1::json', [circular]);
    });
    await expect(work).rejects.toThrow('circular');
    expect((await db.database.query('SELECT id FROM things')).count).toBe(USES.length);
  });

  it('of two that use one connection at the same moment, each has its own answer', async () => {
    const sums = await db.database.transaction((tx) =>
      Promise.all(USES.map((n) => tx.query<{ n: number }>('SELECT $1::int * 10 AS n', [n]))),
    );
    expect(sums.map(({ rows }) => rows[0]?.n)).toEqual(USES.map((n) => n * 10));
  });
});
