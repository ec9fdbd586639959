import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money actions that wait, or waited, for a second person. The command lies here until it is approved. */
export class MoneyApprovals1764200001000 implements MigrationInterface {
  readonly name = 'MoneyApprovals1764200001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE money_approvals (
         approval_id text PRIMARY KEY,
         request_id text NOT NULL UNIQUE,
         state text NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'expired')),
         action text NOT NULL CHECK (action IN ('capture', 'cancel', 'refund')),
         store_id text NOT NULL,
         order_id text NOT NULL,
         payment_id text NOT NULL,
         amount bigint NOT NULL,
         currency text NOT NULL,
         limit_amount bigint NOT NULL,
         command jsonb NOT NULL,
         requested_by text NOT NULL,
         -- The person behind the request, also behind a token; null where nobody can be named.
         requester_account text,
         requested_at timestamptz NOT NULL,
         expires_at timestamptz NOT NULL,
         decided_by text,
         decided_at timestamptz,
         comment text
       )`,
    );
    await runner.query(
      `CREATE INDEX money_approvals_newest ON money_approvals (requested_at DESC, approval_id DESC)`,
    );
    await runner.query(
      `CREATE INDEX money_approvals_due ON money_approvals (expires_at) WHERE state = 'open'`,
    );
    await runner.query(`CREATE INDEX money_approvals_order ON money_approvals (store_id, order_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
