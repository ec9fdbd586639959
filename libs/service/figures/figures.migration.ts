import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How messages and outside calls went, added up by five minutes. */
export class ServiceFigures1764300100000 implements MigrationInterface {
  readonly name = 'ServiceFigures1764300100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE service_figures (
         slot timestamptz NOT NULL,
         kind text NOT NULL CHECK (kind IN ('message', 'call')),
         name text NOT NULL,
         part text NOT NULL,
         done bigint NOT NULL,
         retried bigint NOT NULL,
         failed bigint NOT NULL,
         durations bigint[] NOT NULL,
         PRIMARY KEY (slot, kind, name, part)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_figures');
  }
}
