import { Injectable } from '@nestjs/common';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { OrderKey } from '#contracts/models/common';
import type { MessageContext } from '#messaging/message-context';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { PaymentRepository } from '../database/payment.repository';
import type { PaymentRecord } from '../domain/payment-record';
import { MovementTeller } from '../settle/movement-teller';
import { PaymentLook } from '../settle/payment-look';

/**
 * Something that should have followed a payment did not: the provider is asked how it stands, and every movement that it caused is told
 * again, also one that was told before. Whoever has it takes no notice.
 */
@Injectable()
export class LookAtOrderUseCase {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly payments: PaymentRepository,
    private readonly look: PaymentLook,
    private readonly teller: MovementTeller,
  ) {}

  async run({ storeId, orderId }: OrderKey, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const found: Array<{ payment: PaymentRecord; movements: readonly BalanceTransaction[] }> = [];
    for (const known of await this.payments.ofOrder(this.database, storeId, orderId)) {
      const payment = (await this.look.at(known, message)) ?? known;
      found.push({ payment, movements: await this.movementsOf(payment) });
    }
    await message.once(async (tx) => {
      for (const { payment, movements } of found) {
        if (payment.connectionId === null) continue;
        const owner = { connectionId: payment.connectionId, storeId, payment };
        for (const movement of movements) await this.teller.repeat(tx, message, owner, movement);
      }
    });
  }

  private async movementsOf({ connectionId, paymentIntentId, state }: PaymentRecord) {
    if (connectionId === null || paymentIntentId === null || state.captured === 0) return [];
    const port = await this.connectors.payment(connectionId);
    return port.listBalanceTransactions(paymentIntentId);
  }
}
