import { Controller } from '@nestjs/common';
import { InvoicePaid } from '#contracts/events/subscriptions';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { RecordInvoice } from './record-invoice.use-case';

@Controller()
export class RecordInvoiceConsumer {
  constructor(private readonly useCase: RecordInvoice) {}

  @Handles(InvoicePaid)
  async paid({ storeId, invoice }: BodyOf<typeof InvoicePaid>, message: MessageContext): Promise<void> {
    await message.once((tx) => this.useCase.run(tx, message, { ...invoice, storeId }));
  }
}
