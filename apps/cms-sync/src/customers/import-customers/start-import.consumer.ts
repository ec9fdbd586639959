import { Controller, Inject } from '@nestjs/common';
import { StartCustomerImport } from '#contracts/commands/customers';
import { CustomerImportChanged } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { type Refusal, Replies } from '#service/replies/replies';
import { ImportRepository } from '../database/import.repository';
import { CustomerStores } from '../keep-in-step/customer-stores';
import { ImportProgress } from './import-progress';

type Command = BodyOf<typeof StartCustomerImport>;

/** Begins an import; the work itself is done page by page by the timer. */
@Controller()
export class StartImportConsumer {
  constructor(
    private readonly imports: ImportRepository,
    private readonly stores: CustomerStores,
    private readonly connectors: Connectors,
    private readonly progress: ImportProgress,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(StartCustomerImport)
  async handle(command: Command, message: MessageContext): Promise<void> {
    const connectionId = await this.connectionOf(command);
    await message.once(async (tx) => {
      if (typeof connectionId !== 'string') {
        await this.replies.refused(tx, message, command.requestId, connectionId);
        return;
      }
      await this.begin(tx, command, connectionId, message);
    });
  }

  private async connectionOf({ storeId, from }: Command): Promise<string | Refusal> {
    const store = this.stores.byId(storeId);
    if (!store) {
      return refusal(409, 'customers-not-kept', `${storeId} is no store that keeps customers in step`);
    }
    const connectionId = store[from];
    if (await this.connectors.keepsCustomers(connectionId)) return connectionId;
    return refusal(409, 'no-customers-there', `${connectionId} offers no records of customers`);
  }

  private async begin(
    tx: Tx,
    { storeId, from, requestId }: Command,
    connectionId: string,
    message: MessageContext,
  ): Promise<void> {
    const startedAt = this.clock.now();
    const jobId = newId('cimp', startedAt);
    if (!(await this.imports.insert(tx, { jobId, storeId, side: from, connectionId, startedAt }))) {
      const other = await this.imports.runningOf(tx, storeId, from);
      const detail = `${other?.jobId ?? 'Another import'} is running for this store and side`;
      await this.replies.refused(tx, message, requestId, refusal(409, 'import-running', detail));
      return;
    }
    const job = await this.imports.find(tx, jobId);
    if (!job) throw new Error('An import just begun is not there');
    const body = await this.progress.of(tx, job);
    await message.publish(tx, CustomerImportChanged, body);
    await this.replies.done(tx, message, requestId, body);
  }
}

const refusal = (status: number, code: string, detail: string): Refusal => ({
  status,
  code,
  title: 'Conflict',
  detail,
});
