import { Controller } from '@nestjs/common';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { RecordBalanceTransaction } from './record-balance-transaction.use-case';

@Controller()
export class RecordBalanceTransactionConsumer {
  constructor(private readonly useCase: RecordBalanceTransaction) {}

  @Handles(BalanceTransactionRecorded)
  recorded(body: BodyOf<typeof BalanceTransactionRecorded>, message: MessageContext): Promise<void> {
    return this.useCase.run(body, message);
  }
}
