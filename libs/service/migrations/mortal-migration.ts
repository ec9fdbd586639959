import type { MigrationInterface, QueryRunner } from 'typeorm';
import { failpoint } from '#platform/failpoint/failpoint';

type MigrationClass = new () => MigrationInterface;

/** The same migration, at whose end the process can be made to die: its statements are done, that it ran is not noted yet. */
export function mortal(migration: Function): Function {
  const Migration = migration as MigrationClass;
  return class extends Migration {
    override async up(runner: QueryRunner): Promise<void> {
      await super.up(runner);
      failpoint('ops.during-migration');
    }
  };
}
