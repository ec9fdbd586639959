import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testConfig } from '../config';
import { administer } from './administer';
import { dropTemplates, newRun, templateDatabase } from './template-database';
import { createTestDatabase } from './test-database';

let made = 0;

class Shelves1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    made += 1;
    await runner.query('CREATE TABLE shelves (name text)');
  }
  async down(): Promise<void> {}
}

let mayRun = false;

class Moody1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE moods (name text)');
    if (!mayRun) throw new Error('not today');
  }
  async down(): Promise<void> {}
}

const templatesOf = (run: string): Promise<number> =>
  administer(testConfig.databaseUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE starts_with(datname, $1)', [
      `tb_template_${run}_`,
    ]);
    return rowCount ?? 0;
  });

describe('databases of tests', () => {
  it('with the same migrations are migrated once in a run, and share nothing', async () => {
    const [one, other] = await Promise.all([
      createTestDatabase({ migrations: [Shelves1700000000000] }),
      createTestDatabase({ migrations: [Shelves1700000000000] }),
    ]);
    try {
      expect(made).toBe(1);
      await one.database.query("INSERT INTO shelves VALUES ('top')");
      expect((await other.database.query('SELECT name FROM shelves')).rows).toEqual([]);
    } finally {
      await Promise.all([one.drop(), other.drop()]);
    }
  });

  it('are made of nothing half-migrated: after a failure the template is made anew', async () => {
    // TypeORM says it there too.
    jest.spyOn(console, 'log').mockReturnValue();
    const run = newRun();
    const make = () => templateDatabase(testConfig.databaseUrl, run, [Moody1700000000001]);
    await expect(make()).rejects.toThrow('not today');
    mayRun = true;
    expect(await make()).toContain(run);
    await dropTemplates(testConfig.databaseUrl, run);
  });

  it('leave no template behind their run, nor one of a run that was killed long ago', async () => {
    const long = newRun(Date.now() - 7 * 3_600_000);
    const recent = newRun(Date.now() - 3_600_000);
    const now = newRun();
    mayRun = true;
    for (const run of [long, recent, now]) {
      await templateDatabase(testConfig.databaseUrl, run, [Moody1700000000001]);
    }
    expect([await templatesOf(long), await templatesOf(recent), await templatesOf(now)]).toEqual([0, 1, 1]);
    for (const run of [recent, now]) await dropTemplates(testConfig.databaseUrl, run);
    expect([await templatesOf(recent), await templatesOf(now)]).toEqual([0, 0]);
  });
});
