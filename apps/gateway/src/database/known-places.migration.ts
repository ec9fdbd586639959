import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From where an account has signed in before: guesses from elsewhere do not lock these places out. */
export class KnownPlaces1764200000000 implements MigrationInterface {
  readonly name = 'KnownPlaces1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE account_places (
         account_id text NOT NULL REFERENCES accounts (account_id) ON DELETE CASCADE,
         place_hash text NOT NULL,
         seen_at timestamptz NOT NULL,
         PRIMARY KEY (account_id, place_hash)
       )`,
    );
    await runner.query(`CREATE INDEX account_places_age ON account_places (seen_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
