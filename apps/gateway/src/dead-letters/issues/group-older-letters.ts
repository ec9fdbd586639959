import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Periodic } from '#service/schedule/periodic';
import type { DeadLetterRow } from '../dead-letter.repository';
import { fingerprintOf } from './fingerprint';
import { IssueRepository } from './issue.repository';

const INTERVAL_MS = 60_000;
const AT_ONCE = 500;

/** Dead letters from before there were issues get theirs. */
@Injectable()
export class GroupOlderLetters implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly database: Database,
    private readonly issues: IssueRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every('group older dead letters', INTERVAL_MS, () => this.turn());
  }

  async turn(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { rows } = await tx.query<DeadLetterRow>(
        `SELECT * FROM dead_letter_index WHERE issue_id IS NULL AND state = 'dead' ORDER BY dead_at LIMIT ${AT_ONCE} FOR UPDATE`,
      );
      for (const row of rows) {
        const fingerprint = fingerprintOf({ ...row, body: JSON.parse(row.body) as unknown });
        const letter = { ...row, deadAt: row.dead_at.toISOString() };
        await this.issues.occurred(tx, fingerprint, letter, row.dead_at);
        await tx.execute(
          'UPDATE dead_letter_index SET issue_id = $3 WHERE service = $1 AND dead_letter_id = $2',
          [row.service, row.dead_letter_id, fingerprint.issueId],
        );
      }
    });
  }
}
