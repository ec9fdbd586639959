import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database';
import { OrderRepository } from '../database/order.repository';
import { PaymentFinder, type LockedPayment } from './payment-finder';

/** Which payment a command is about: the one it names, else the order's current one. */
@Injectable()
export class TargetPayment {
  constructor(
    private readonly orders: OrderRepository,
    private readonly finder: PaymentFinder,
  ) {}

  async lock(
    tx: Tx,
    command: {
      readonly storeId: string;
      readonly orderId: string;
      readonly paymentId?: string | undefined;
    },
  ): Promise<LockedPayment | undefined> {
    const order = await this.orders.lock(tx, command.storeId, command.orderId);
    const paymentId = command.paymentId ?? order?.currentPaymentId;
    if (!order || !paymentId) return undefined;
    return this.finder.lock(tx, command.storeId, command.orderId, paymentId);
  }
}
