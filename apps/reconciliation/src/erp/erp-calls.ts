import { Inject, Injectable } from '@nestjs/common';
import type { ErpAttempt, ErpPort } from '#connectors/kit/erp-port';
import type { Once } from '#messaging/inbox/inbox';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import { failpoint } from '#platform/failpoint/failpoint';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { type ErpOperation, ErpOperationRepository } from '../database/erp-operation.repository';

export interface ErpCall<T> {
  readonly operation: ErpOperation;
  /** Must be safe to repeat: unless the attempt is the first one, the ERP is asked first. */
  readonly call: (erp: ErpPort, attempt: ErpAttempt) => Promise<T>;
  readonly documentId: (result: T) => string | null;
  /** Runs in the transaction that notes the result; `first` is false when another delivery noted it before. */
  readonly settle: (tx: Tx, result: T, first: boolean) => Promise<void>;
}

/**
 * An effect on the ERP that happens once: intent in one transaction, the call, the result in another. A crash anywhere is repaired by
 * redelivery, since every call but the first finds before it makes.
 */
@Injectable()
export class ErpCalls {
  constructor(
    private readonly database: Database,
    private readonly operations: ErpOperationRepository,
    private readonly connectors: Connectors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run<T>(
    message: MessageContext,
    { operation, call, documentId, settle }: ErpCall<T>,
  ): Promise<Once<void>> {
    // A late copy must not do again what has been undone since: a reservation that was let go, for example.
    if (await message.alreadyHandled()) return { done: false };
    const first = await this.operations.begin(this.database, operation, this.clock.now());
    failpoint('erp.after-intent-before-call');
    const result = await this.attempt(operation, (erp) => call(erp, { first }));
    failpoint('erp.after-call-before-result');
    return message.once(async (tx) => {
      const news = await this.operations.finish(tx, operation.key, documentId(result), this.clock.now());
      await settle(tx, result, news);
    });
  }

  private async attempt<T>(operation: ErpOperation, call: (erp: ErpPort) => Promise<T>): Promise<T> {
    try {
      return await call(await this.connectors.erp(operation.connectionId));
    } catch (error) {
      await this.operations.note(this.database, operation.key, toFailure(error), this.clock.now());
      throw error;
    }
  }
}
