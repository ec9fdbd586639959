import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { CLOCK } from '#service/tokens';
import { MappingDraftRepository, type MappingDraftState } from './mapping-draft.repository';

/** What one person saves within so long is one state; a longer piece of work leaves states to go back to. */
const ONE_STATE_MS = 600_000;

/** Keeps what somebody is writing. A newer state by somebody else is never written over unasked. */
@Injectable()
export class SaveMappingDraft {
  constructor(
    private readonly database: Database,
    private readonly drafts: MappingDraftRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `ifMatch` null writes over whatever there is. Raises 412 `revision-conflict` when there is another revision. */
  async save(
    mappingId: string,
    content: MappingDraftState['content'],
    actor: string,
    ifMatch: number | null,
  ): Promise<number> {
    return this.database.transaction(async (tx) => {
      await this.drafts.lock(tx, mappingId);
      const before = await this.drafts.newest(tx, mappingId);
      const known = before?.revision ?? 0;
      if (ifMatch !== null && ifMatch !== known) {
        return raiseProblem(
          412,
          'revision-conflict',
          `${before?.savedBy ?? 'Nobody'} saved revision ${known}`,
        );
      }
      const revision = known + 1;
      const now = this.clock.now();
      const goesOn = content !== null && before && isSameState(before, actor, now);
      const begunAt = goesOn ? before.begunAt : now;
      const state = { revision, content, begunAt, savedAt: now, savedBy: actor };
      await this.drafts.save(tx, mappingId, state, goesOn ? before.revision : null);
      return revision;
    });
  }
}

const isSameState = (before: MappingDraftState, actor: string, now: Date): boolean =>
  before.content !== null &&
  before.savedBy === actor &&
  now.getTime() - before.begunAt.getTime() < ONE_STATE_MS;
