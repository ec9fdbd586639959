import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serviceMigrations } from '#service/service-migrations';
import { migrations as cmsSync } from '../apps/cms-sync/src/database/migrations';
import { migrations as gateway } from '../apps/gateway/src/database/migrations';
import { migrations as orchestrator } from '../apps/orchestrator/src/database/migrations';
import { migrations as payments } from '../apps/payments/src/database/migrations';
import { migrations as reconciliation } from '../apps/reconciliation/src/database/migrations';

type MigrationClass = new () => MigrationInterface & { readonly name: string };

const SERVICES = { gateway, orchestrator, payments, 'cms-sync': cmsSync, reconciliation };
/** Those before make the tables an installation begins with, and meet no rows. */
const FIRST_OF_ALL = 1_795_250_000_000;
/** Some rows for each person or some days: a lock on them is over before anybody notices. */
const SMALL = new Set(['sessions', 'api_tokens', 'api_requests', 'disputes']);

/** What makes writers wait for as long as the table is large, or what the version before still needs. */
const HARMS: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)\w+ ON (\w+)/,
    'builds an index while writers wait: extend OnlineIndexes',
  ],
  [/^ALTER TABLE (\w+)\b.* TYPE /, 'rewrites all rows: add a column and fill it by and by'],
  [/^ALTER TABLE (\w+)\b.* SET NOT NULL/, 'reads all rows: add a CHECK that is NOT VALID, validate it later'],
  [
    /^ALTER TABLE (\w+)\b.*GENERATED ALWAYS AS .* STORED/,
    'rewrites all rows: use an index of the expression',
  ],
  [
    /^ALTER TABLE (\w+) ADD (?:COLUMN )?\w+ [^,]*NOT NULL(?!.*DEFAULT)/,
    'fails where there are rows: give a DEFAULT',
  ],
  [/^ALTER TABLE (\w+) ADD CONSTRAINT (?!.*NOT VALID)/, 'reads all rows: NOT VALID first'],
  [
    /^ALTER TABLE (\w+)\b.*(?:DROP COLUMN|RENAME)/,
    'takes away what running services of the version before use',
  ],
  [/^DROP TABLE (?:IF EXISTS )?(\w+)/, 'takes away what running services of the version before use'],
  [/^(?:UPDATE|DELETE FROM) (\w+)\b/, 'changes all rows in one transaction: do it by and by in the service'],
];

async function statementsOf(migration: MigrationInterface): Promise<string[]> {
  const said: string[] = [];
  const query = (sql: string): Promise<unknown[]> => {
    said.push(sql.replace(/\s+/g, ' ').trim());
    return Promise.resolve([]);
  };
  await migration.up({ query } as unknown as QueryRunner);
  return said;
}

const orderOf = ({ name }: { readonly name: string }): number => Number(name.slice(-13));

/** What the newer of these migrations would do to tables that older ones have made. */
async function harmsOf(classes: readonly Function[]): Promise<string[]> {
  const older = new Set<string>();
  const harms: string[] = [];
  const all = (classes as readonly MigrationClass[]).map((Class) => new Class());
  for (const migration of all.sort((a, b) => orderOf(a) - orderOf(b))) {
    const statements = await statementsOf(migration);
    for (const statement of statements) {
      for (const [pattern, why] of HARMS) {
        const table = pattern.exec(statement)?.[1];
        if (table === undefined || !older.has(table) || SMALL.has(table)) continue;
        if (orderOf(migration) >= FIRST_OF_ALL) harms.push(`${migration.name}: ${table}: ${why}`);
      }
    }
    for (const statement of statements) {
      const made = /^CREATE TABLE (?:IF NOT EXISTS )?(\w+)/.exec(statement)?.[1];
      if (made !== undefined) older.add(made);
    }
  }
  return harms;
}

describe('migrations run beside services that are at work', () => {
  it.each(Object.entries(SERVICES))('those of %s let them be', async (_service, own) => {
    expect(await harmsOf([...serviceMigrations, ...own])).toEqual([]);
  });

  it.each(Object.entries(SERVICES))('those of %s are told to whoever upgrades', (_service, own) => {
    const notes = readFileSync(join(__dirname, '../docs/upgrading.md'), 'utf8');
    const newer = [...serviceMigrations, ...own].filter((one) => orderOf(one) >= FIRST_OF_ALL);
    expect(newer.map(({ name }) => name).filter((name) => !notes.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it.each([
    ['CREATE INDEX a ON orders (b)', true],
    ['CREATE INDEX CONCURRENTLY a ON orders (b)', false],
    ['ALTER TABLE orders ALTER COLUMN a TYPE json', true],
    ['ALTER TABLE orders ALTER COLUMN a SET NOT NULL', true],
    ['ALTER TABLE orders ADD COLUMN a text NOT NULL', true],
    ["ALTER TABLE orders ADD COLUMN a text NOT NULL DEFAULT ''", false],
    ['ALTER TABLE orders ADD COLUMN a text', false],
    ['ALTER TABLE orders ADD CONSTRAINT a CHECK (b > 0)', true],
    ['ALTER TABLE orders ADD CONSTRAINT a CHECK (b > 0) NOT VALID', false],
    ['ALTER TABLE orders DROP COLUMN a', true],
    ['ALTER TABLE orders RENAME COLUMN a TO b', true],
    ['DROP TABLE orders', true],
    ['UPDATE orders SET a = b', true],
    ['CREATE INDEX a ON sessions (b)', false],
  ])('%s: harmful %s', async (statement, harmful) => {
    class Tables1763000000000 implements MigrationInterface {
      readonly name = 'Tables1763000000000';
      async up(runner: QueryRunner): Promise<void> {
        await runner.query('CREATE TABLE orders (a text)');
        await runner.query('CREATE TABLE sessions (a text)');
      }
      async down(): Promise<void> {}
    }
    class Newer1795300000000 implements MigrationInterface {
      readonly name = 'Newer1795300000000';
      async up(runner: QueryRunner): Promise<void> {
        await runner.query(statement);
      }
      async down(): Promise<void> {}
    }
    expect(await harmsOf([Newer1795300000000, Tables1763000000000])).toHaveLength(harmful ? 1 : 0);
  });
});
