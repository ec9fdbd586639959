import { Inject, Injectable } from '@nestjs/common';
import type { DeadLetterRecorded, DeadLetterSucceeded } from '#contracts/events/dead-letters';
import type { BodyOf } from '#contracts/message';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { fingerprintOf } from './fingerprint';
import { IssueRepository } from './issue.repository';

/** Keeps issues as their dead letters come, are settled and work after all. */
@Injectable()
export class FollowIssue {
  constructor(
    private readonly issues: IssueRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async recorded(tx: Tx, letter: BodyOf<typeof DeadLetterRecorded>): Promise<void> {
    const fingerprint = fingerprintOf(letter);
    await this.issues.occurred(tx, fingerprint, letter, this.clock.now());
    await tx.execute(
      `UPDATE dead_letter_index SET issue_id = $3, succeeded_at = NULL, succeeded_by = NULL
       WHERE service = $1 AND dead_letter_id = $2 AND dead_at <= $4`,
      [letter.service, letter.deadLetterId, fingerprint.issueId, letter.deadAt],
    );
  }

  async succeeded(
    tx: Tx,
    { service, deadLetterId, by, at }: BodyOf<typeof DeadLetterSucceeded>,
  ): Promise<void> {
    const { rows } = await tx.query<{ issue_id: string | null }>(
      `UPDATE dead_letter_index SET succeeded_at = $3, succeeded_by = $4
       WHERE service = $1 AND dead_letter_id = $2 AND dead_at <= $3 RETURNING issue_id`,
      [service, deadLetterId, at, by],
    );
    await this.resolveWhenOver(tx, rows[0]?.issue_id ?? null, 'succeeded');
  }

  /** Those of one issue that end at the same time see each other: the issue's row is locked first. */
  async resolveWhenOver(tx: Tx, issueId: string | null, how: 'succeeded' | 'settled'): Promise<void> {
    if (issueId === null) return;
    const issue = await this.issues.lock(tx, issueId);
    if (!issue || issue.state === 'resolved' || issue.state === 'ignored') return;
    if (!(await this.issues.isOver(tx, issueId))) return;
    await this.issues.setState(tx, issueId, { state: 'resolved', by: null, note: how, at: this.clock.now() });
  }
}
