import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Database } from '#platform/database/database';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { waitFor } from '#testing/wait-for';
import { runMigrations } from '../run-migrations';
import { OnlineIndexes } from './online-indexes';
import { asSoleMigrator } from './sole-migrator';

class Parcels1795400000000 implements MigrationInterface {
  readonly name = 'Parcels1795400000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE parcels (id int, city text)');
    await runner.query('CREATE INDEX parcels_city ON parcels (city)');
  }
  async down(): Promise<void> {}
}
class ParcelLists1795400000001 extends OnlineIndexes {
  readonly name = 'ParcelLists1795400000001';
  protected readonly indexes = { parcels_once: 'UNIQUE parcels (id)', parcels_list: 'parcels (city, id)' };
  protected override readonly replaced = { parcels_city: 'parcels (city)' };
}
class ParcelWeights1795400000002 implements MigrationInterface {
  readonly name = 'ParcelWeights1795400000002';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE parcels ADD COLUMN grams int');
  }
  async down(): Promise<void> {}
}

describe('migrations', () => {
  let test: TestDatabase;
  let database: Database;
  let end: (() => void) | undefined;

  beforeEach(async () => {
    test = await createTestDatabase();
    database = test.database;
    await run(Parcels1795400000000);
  });
  afterEach(async () => {
    armFailpoints(undefined, 'test');
    end?.();
    await test.drop();
  });

  const run = (...migrations: Function[]) => runMigrations({ url: test.url, schema: 'public', migrations });
  const indexes = async () =>
    (
      await database.query<{ name: string }>(
        `SELECT indexname AS name FROM pg_indexes WHERE tablename = 'parcels' ORDER BY 1`,
      )
    ).rows.map(({ name }) => name);
  const waiting = (what: string) =>
    waitFor(
      async () => {
        const found = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`;
        return (await database.query(found, [`%${what}%`])).rows.length > 0;
      },
      { what: `${what} to wait` },
    );
  const insert = (id: number) => database.query(`INSERT INTO parcels VALUES ($1, 'Hamburg')`, [id]);
  /** A transaction that has written, and goes on until it is ended. */
  const openTransaction = async () => {
    const ended = new Promise<void>((resolve) => (end = resolve));
    let done: Promise<void> | undefined;
    await new Promise<void>((begun, failed) => {
      done = database.transaction(async (tx) => {
        await tx.query(`INSERT INTO parcels VALUES (0, 'Bremen')`);
        begun();
        await ended;
      });
      done.catch(failed);
    });
    return async () => {
      end?.();
      await done;
    };
  };

  it('build an index of a table in use while others write into it', async () => {
    const endOlder = await openTransaction();
    const migrating = run(Parcels1795400000000, ParcelLists1795400000001);
    await waiting('CREATE UNIQUE INDEX');
    // Behind a build that lets nobody write this insert would wait, and fail.
    await insert(1);
    await endOlder();
    expect(await migrating).toEqual(['ParcelLists1795400000001']);
    expect(await indexes()).toEqual(['parcels_list', 'parcels_once']);
  });

  it('wait for one another, and for whom an index waits', async () => {
    const all = [Parcels1795400000000, ParcelLists1795400000001];
    const names = (await Promise.all([run(...all), run(...all), run(...all)])).flat();
    expect(names).toEqual(['ParcelLists1795400000001']);
  });

  it('wait for nobody for ever', async () => {
    let release = (): void => undefined;
    const hanging = asSoleMigrator(
      test.url,
      'public',
      () =>
        new Promise<void>((done) => {
          release = done;
        }),
    );
    await waitFor(async () => {
      const held = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND database =
        (SELECT oid FROM pg_database WHERE datname = current_database())`;
      return (await database.query(held)).rows.length > 0;
    });
    await expect(asSoleMigrator(test.url, 'public', () => Promise.resolve(), 0)).rejects.toThrow(/too long/);
    release();
    await hanging;
  });

  it('begin a build again that was cut off, and say when one is not finished', async () => {
    await insert(1);
    await insert(1);
    const all = [Parcels1795400000000, ParcelLists1795400000001];
    await expect(run(...all)).rejects.toThrow(/could not create unique index/);
    expect(await indexes()).toContain('parcels_once');
    await expect(run(Parcels1795400000000)).rejects.toThrow(
      'Schema "public" is not finished: index parcels_once. Run the migrations again.',
    );
    await database.query('DELETE FROM parcels');
    expect(await run(...all)).toEqual(['ParcelLists1795400000001']);
    expect(await indexes()).toEqual(['parcels_list', 'parcels_once']);
  });

  it('try again when a table is not free at once, and let others pass meanwhile', async () => {
    const endOlder = await openTransaction();
    const migrating = run(Parcels1795400000000, ParcelWeights1795400000002);
    await waiting('ALTER TABLE parcels');
    // Queued behind the waiting change, and served as soon as that gives up.
    await insert(1);
    await endOlder();
    expect(await migrating).toEqual(['ParcelWeights1795400000002']);
  });

  it.each([
    ['in its transaction', ParcelWeights1795400000002],
    ['outside of one', ParcelLists1795400000001],
  ])('stopped at ops.during-migration, %s, go on where they were', async (_where, migration) => {
    const all = [Parcels1795400000000, migration];
    armFailpoints('ops.during-migration:1:1:throw', 'test');
    await expect(run(...all)).rejects.toThrow('failpoint ops.during-migration');
    armFailpoints(undefined, 'test');
    expect(await run(...all)).toEqual([migration.name]);
    expect(await run(...all)).toEqual([]);
  });
});
