import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The service's own copy of the configuration, and what it knows of its connections' health. */
export class ServiceTables1763000000100 implements MigrationInterface {
  readonly name = 'ServiceTables1763000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE configuration_copy (
         only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
         version integer NOT NULL,
         document jsonb NOT NULL,
         received_at timestamptz NOT NULL DEFAULT now()
       )`,
    );
    await runner.query(
      `CREATE TABLE connection_states (
         connection_id text PRIMARY KEY,
         state text NOT NULL CHECK (state IN ('healthy', 'degraded')),
         since timestamptz NOT NULL
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE connection_states');
    await runner.query('DROP TABLE configuration_copy');
  }
}
