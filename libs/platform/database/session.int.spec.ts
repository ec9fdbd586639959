import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { waitFor } from '#testing/wait-for';

describe('a session', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase({ poolSize: 2 });
  });

  afterAll(() => db.drop());

  const pidOf = async (query: TestDatabase['database']['query']): Promise<number> =>
    (await query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]!.pid;

  it('is one connection for as long as its work lasts, whatever others ask meanwhile', async () => {
    await db.database.session(async (query) => {
      const first = await pidOf(query);
      const others = await Promise.all([1, 2, 3].map(() => pidOf((text) => db.database.query(text))));
      expect(others).not.toContain(first);
      expect(await pidOf(query)).toBe(first);
    });
  });

  it('gives its connection back, also after a failure', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const failing = db.database.session((query) => query('SELECT 1 / 0'));
      await expect(failing).rejects.toMatchObject({ code: '22012' });
    }
    await expect(db.database.session(pidOf)).resolves.toEqual(expect.any(Number));
  });

  it('leaves no lock behind when its work fails before it could let go', async () => {
    const failing = db.database.session(async (query) => {
      await query('SELECT pg_advisory_lock(5)');
      throw new Error('no time left');
    });
    await expect(failing).rejects.toThrow('no time left');
    const held = `SELECT FROM pg_locks WHERE locktype = 'advisory'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await waitFor(async () => (await db.database.query(held)).count === 0);
  });

  it('fails, and the process lives, when its connection is ended between two statements', async () => {
    const ended = db.database.session(async (query) => {
      await db.database.query('SELECT pg_terminate_backend($1, 5000)', [await pidOf(query)]);
      // The news is read by the event loop, not by a statement.
      await new Promise((resolve) => setTimeout(resolve, 50));
      await query('SELECT 1');
    });
    await expect(ended).rejects.toThrow();
    await expect(db.database.session(pidOf)).resolves.toEqual(expect.any(Number));
  });

  it('ends with the database, which can be closed twice', async () => {
    const database = await db.connect();
    await Promise.all([database.close(), database.close()]);
    await expect(database.query('SELECT 1')).rejects.toThrow();
  });
});
