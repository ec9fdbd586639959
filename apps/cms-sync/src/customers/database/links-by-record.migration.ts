import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose a record of the shop is, also for who does not know by which connection it came. */
export class LinksByRecord1795277000000 implements MigrationInterface {
  readonly name = 'LinksByRecord1795277000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX customer_links_record ON customer_links (store_id, external_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX customer_links_record');
  }
}
