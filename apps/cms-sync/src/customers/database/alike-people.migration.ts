import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE INDEX people_alike ON people (store_id, email_key, created_at, person_id)
     WHERE state = 'active' AND email_key IS NOT NULL`,
  'DROP INDEX people_email',
  'CREATE INDEX duplicate_proposals_later ON duplicate_proposals (person_b)',
];

/** The oldest with an address are found without sorting all who have it, and whether one is proposed already without reading all proposals. */
export class AlikePeople1795272300000 implements MigrationInterface {
  readonly name = 'AlikePeople1795272300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX duplicate_proposals_later');
    await runner.query(
      `CREATE INDEX people_email ON people (store_id, email_key) WHERE state = 'active' AND email_key IS NOT NULL`,
    );
    await runner.query('DROP INDEX people_alike');
  }
}
