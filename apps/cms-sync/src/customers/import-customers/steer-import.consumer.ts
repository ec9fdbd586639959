import { Controller, Inject } from '@nestjs/common';
import { SteerCustomerImport } from '#contracts/commands/customers';
import { CustomerImportChanged } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { type Refusal, Replies } from '#service/replies/replies';
import { ImportItemRepository } from '../database/import-item.repository';
import type { ImportJob } from '../database/import.repository';
import { ImportRepository } from '../database/import.repository';
import { ImportProgress, settledOf } from './import-progress';

type Command = BodyOf<typeof SteerCustomerImport>;

/** Stops an import where it is, or goes on with it. Said twice it changes nothing more. */
@Controller()
export class SteerImportConsumer {
  constructor(
    private readonly imports: ImportRepository,
    private readonly items: ImportItemRepository,
    private readonly progress: ImportProgress,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(SteerCustomerImport)
  async handle(command: Command, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const refused = await this.steer(tx, command);
      const job = await this.imports.find(tx, command.jobId);
      if (refused || !job) {
        await this.replies.refused(tx, message, command.requestId, refused ?? NOT_FOUND);
        return;
      }
      const body = await this.progress.of(tx, job);
      await message.publish(tx, CustomerImportChanged, body);
      await this.replies.done(tx, message, command.requestId, body);
    });
  }

  private async steer(tx: Tx, { storeId, jobId, action }: Command): Promise<Refusal | undefined> {
    const job = await this.imports.lock(tx, jobId);
    if (job?.storeId !== storeId) return NOT_FOUND;
    return action === 'cancel' ? this.cancel(tx, job) : this.resume(tx, job);
  }

  private async cancel(tx: Tx, { jobId, state }: ImportJob): Promise<Refusal | undefined> {
    if (state === 'done') return conflict('import-ended', 'The import has ended already');
    if (state === 'running') await this.imports.end(tx, jobId, 'canceled', this.clock.now());
    return undefined;
  }

  private async resume(tx: Tx, job: ImportJob): Promise<Refusal | undefined> {
    if (job.state === 'running') return undefined;
    const now = this.clock.now();
    const counts = await this.items.counts(tx, job.jobId);
    if (job.state === 'done' && !counts.failed) {
      return conflict('import-ended', 'The import has ended, and nothing of it failed');
    }
    const other = await this.imports.runningOf(tx, job.storeId, job.side);
    if (other) return conflict('import-running', `${other.jobId} is running for this store and side`);
    await this.items.retry(tx, job.jobId, now);
    await this.imports.resume(tx, job.jobId, settledOf({ ...counts, failed: 0 }), now);
    return undefined;
  }
}

const NOT_FOUND: Refusal = {
  status: 404,
  code: 'not-found',
  title: 'Not Found',
  detail: 'There is no such import',
};
const conflict = (code: string, detail: string): Refusal => ({
  status: 409,
  code,
  title: 'Conflict',
  detail,
});
