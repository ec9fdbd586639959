import { Controller, Inject } from '@nestjs/common';
import { ClosePeriod } from '#contracts/commands/books';
import { PeriodClosed } from '#contracts/events/books';
import type { BodyOf } from '#contracts/message';
import type { Store } from '#contracts/models/configuration';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { type Refusal, Replies } from '#service/replies/replies';
import { PeriodRepository } from '../database/period.repository';
import { dayOf } from '../domain/day';
import { PeriodReadinessOf } from '../get-period/period-readiness';
import { refusal } from '../replies/refusal';

/**
 * Closes the books of a store through a day when nothing is in the way, or by force and with a reason. Opening them again is possible and
 * as visible as closing.
 */
@Controller()
export class ClosePeriodConsumer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly periods: PeriodRepository,
    private readonly readiness: PeriodReadinessOf,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(ClosePeriod)
  async close(body: BodyOf<typeof ClosePeriod>, message: MessageContext): Promise<void> {
    const { storeId, closedThrough, actor, reason, requestId, force } = body;
    const store = this.configuration.store(storeId);
    await message.once(async (tx) => {
      const at = this.clock.now();
      if (closedThrough !== null && closedThrough >= dayOf(at, store.timeZone)) {
        const problem = refusal(422, 'period-not-over', `${closedThrough} is not over yet`);
        return this.replies.refused(tx, message, requestId, problem);
      }
      const before = await this.periods.closedThrough(tx, storeId);
      if (before !== null && (closedThrough === null || closedThrough < before) && reason === null) {
        const problem = refusal(422, 'reason-missing', 'Opening a closed period needs a reason');
        return this.replies.refused(tx, message, requestId, problem);
      }
      if (closedThrough !== null && (before === null || closedThrough > before)) {
        const problem = await this.whyNot(tx, store, closedThrough, force && reason !== null);
        if (problem) return this.replies.refused(tx, message, requestId, problem);
      }
      await this.periods.set(tx, { storeId, closedThrough, actor, reason, at });
      const fact = { storeId, closedThrough, before, actor, reason, at: at.toISOString() };
      await message.publish(tx, PeriodClosed, fact);
      return this.replies.done(tx, message, requestId, { storeId, closedThrough });
    });
  }

  private async whyNot(tx: Tx, store: Store, through: string, forced: boolean): Promise<Refusal | null> {
    if (forced) return null;
    const checks = await this.readiness.inTheWay(tx, store, through);
    if (checks.length === 0) return null;
    const detail = 'Something is in the way; close by force and with a reason, or see to it first';
    const errors = checks.map(({ check, count, subjects }) => ({
      path: 'closedThrough',
      code: check,
      message: `${count}: ${subjects.join(', ')}`,
    }));
    return { ...refusal(422, 'period-not-ready', detail), errors };
  }
}
