import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database/database';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import { isOpen } from '../domain/standing';
import { PaymentFinder, type LockedPayment } from './payment-finder';
import { PaymentLook } from './payment-look';
import type { Publisher } from './publisher';

interface Target {
  readonly storeId: string;
  readonly orderId: string;
  readonly paymentId?: string | undefined;
}

/** Which payment a command is about: the one it names, else the order's current one. */
@Injectable()
export class TargetPayment {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly finder: PaymentFinder,
    private readonly look: PaymentLook,
  ) {}

  /** Before a "no" for lack of money: the provider may have told of it to nobody yet. True when it was worth asking. */
  async refresh(command: Target, publisher: Publisher): Promise<boolean> {
    const order = await this.orders.find(this.database, command.storeId, command.orderId);
    const paymentId = command.paymentId ?? order?.currentPaymentId;
    if (!paymentId) return false;
    const payment = await this.payments.find(this.database, paymentId);
    if (!payment || !isOpen(payment.state.standing)) return false;
    return (await this.look.at(payment, publisher)) !== undefined;
  }

  async lock(tx: Tx, command: Target): Promise<LockedPayment | undefined> {
    const order = await this.orders.lock(tx, command.storeId, command.orderId);
    const paymentId = command.paymentId ?? order?.currentPaymentId;
    if (!order || !paymentId) return undefined;
    return this.finder.lock(tx, command.storeId, command.orderId, paymentId);
  }
}
