import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CancelPayment, CapturePayment, RefundPayment } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import { Previews, type Preview } from '#messaging/inspection/previews';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import { decideCapture } from '../domain/decide-capture';
import { decideRefund } from '../domain/decide-refund';
import type { OrderRecord, PaymentRecord } from '../domain/payment-record';
import { planCancel } from '../domain/plan-cancel';
import { refusals } from '../replies/refusal';
import { foretellCancel, foretellCapture, foretellRefund, refusing } from './foretell';

interface Target {
  readonly storeId: string;
  readonly orderId: string;
  readonly paymentId?: string | undefined;
}

/** What moving the money would do now, judged by the rules that judge it then. Locks nothing and asks nobody outside. */
@Injectable()
export class PreviewMoneyCommands implements OnModuleInit {
  constructor(
    private readonly previews: Previews,
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly configuration: ConfigurationCopy,
  ) {}

  onModuleInit(): void {
    this.previews.add(CapturePayment, (body) => this.capture(body));
    this.previews.add(RefundPayment, (body) => this.refund(body));
    this.previews.add(CancelPayment, (body) => this.cancel(body));
  }

  private async capture(command: BodyOf<typeof CapturePayment>): Promise<Preview> {
    const found = await this.target(command);
    if (!found) return refusing(refusals.paymentNotFound());
    const { amount, upTo, final = true } = command;
    const wish = { amount, upTo, final };
    return foretellCapture(found.payment, decideCapture(found.order, found.payment, wish), wish);
  }

  private async refund(command: BodyOf<typeof RefundPayment>): Promise<Preview> {
    const found = await this.target(command);
    if (!found) return refusing(refusals.paymentNotFound());
    return foretellRefund(found.payment, decideRefund(found.payment, command.amount));
  }

  private async cancel(command: BodyOf<typeof CancelPayment>): Promise<Preview> {
    const { storeId, orderId, paymentId } = command;
    const all = await this.payments.ofOrder(this.database, storeId, orderId);
    const meant = paymentId === undefined ? all : all.filter((one) => one.paymentId === paymentId);
    if (paymentId !== undefined && meant.length === 0) return refusing(refusals.paymentNotFound());
    const { afterCancel } = this.configuration.store(storeId).capture;
    return foretellCancel(meant, planCancel(meant, command.onlyIfUnpaid === true), afterCancel);
  }

  /** As the command finds it: the payment it names, else the order's current one. */
  private async target({
    storeId,
    orderId,
    paymentId,
  }: Target): Promise<{ readonly order: OrderRecord; readonly payment: PaymentRecord } | undefined> {
    const order = await this.orders.find(this.database, storeId, orderId);
    const wanted = paymentId ?? order?.currentPaymentId;
    const payments = await this.payments.ofOrder(this.database, storeId, orderId);
    const payment = payments.find((one) => one.paymentId === wanted);
    return order && payment ? { order, payment } : undefined;
  }
}
