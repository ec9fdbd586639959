import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { waitFor } from '#testing/wait-for';
import { ReplicaLocks } from './replica-locks';

const JOBS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Until it is opened, whoever comes waits. */
function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

describe('what one replica does at a time', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase({ poolSize: 2 });
  });
  afterAll(() => db.drop());

  const sessions = async (): Promise<number> =>
    (
      await db.database.query(
        `SELECT pid FROM pg_locks WHERE locktype = 'advisory'
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY pid`,
      )
    ).count;

  it('leaves the pool to the work, however many kinds of work there are at once', async () => {
    const locks = new ReplicaLocks(db.database);
    const all = gate();
    const begun: string[] = [];
    const done = JOBS.map((name) =>
      locks.alone(name, async () => {
        begun.push(name);
        if (begun.length === JOBS.length) all.open();
        await all.passed;
        await db.database.query('SELECT 1');
      }),
    );
    await all.passed;
    expect(await sessions()).toBe(1);
    await Promise.all(done);
    expect(begun.sort()).toEqual(JOBS);
    expect(await sessions()).toBe(0);
  });

  it('is not begun by another replica, nor a second time here, until it has ended', async () => {
    const [one, other] = [new ReplicaLocks(db.database), new ReplicaLocks(db.database)];
    const end = gate();
    const begun = gate();
    const told: string[] = [];
    const first = one.alone('sweep', async () => {
      told.push('first');
      begun.open();
      await end.passed;
    });
    await begun.passed;
    await one.alone('sweep', async () => Promise.resolve(told.push('again')));
    await other.alone('sweep', async () => Promise.resolve(told.push('other')));
    end.open();
    await first;
    await other.alone('sweep', async () => Promise.resolve(told.push('after')));
    expect(told).toEqual(['first', 'after']);
  });

  it('can be begun again when it has failed', async () => {
    const locks = new ReplicaLocks(db.database);
    const failing = locks.alone('sweep', () => Promise.reject(new Error('no shop')));
    await expect(failing).rejects.toThrow('no shop');
    const told: string[] = [];
    await locks.alone('sweep', async () => Promise.resolve(told.push('again')));
    expect(told).toEqual(['again']);
  });

  it('goes on after its connection was ended', async () => {
    const locks = new ReplicaLocks(db.database);
    const end = gate();
    const begun = gate();
    const cut = locks.alone('sweep', async () => {
      begun.open();
      await end.passed;
    });
    await begun.passed;
    await db.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    end.open();
    await expect(cut).rejects.toThrow();
    const told: string[] = [];
    // As with its next turn: the pool may hear of the end a moment later than we do.
    await waitFor(async () => {
      await locks.alone('sweep', async () => Promise.resolve(told.push('again')));
      return told.length > 0;
    });
    expect(told).toEqual(['again']);
  });
});
