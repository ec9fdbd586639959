import { Controller, Inject } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { FindCheckout, GetClientSecret, GetPayment, ListOrderPayments } from '#contracts/queries/payments';
import { Answers } from '#messaging/handles';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { DisputeRepository } from '../database/dispute.repository';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import { RefundRepository } from '../database/refund.repository';
import { toDisputeBody } from '../domain/dispute-body';
import { findCheckout } from '../domain/find-checkout';
import { toPaymentBody, toRefundBody } from '../domain/payment-body';
import { isPayable } from '../domain/plan-payment';

@Controller()
export class PaymentsQueries {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly refunds: RefundRepository,
    private readonly disputes: DisputeRepository,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Answers(GetPayment)
  async getPayment({ paymentId }: BodyOf<typeof GetPayment>): Promise<ResponseOf<typeof GetPayment>> {
    const payment = await this.payments.find(this.database, paymentId);
    return payment ? toPaymentBody(payment) : null;
  }

  @Answers(GetClientSecret)
  async getClientSecret({
    paymentId,
  }: BodyOf<typeof GetClientSecret>): Promise<ResponseOf<typeof GetClientSecret>> {
    const payment = await this.payments.find(this.database, paymentId);
    const { connectionId, paymentIntentId } = payment ?? { connectionId: null, paymentIntentId: null };
    if (payment?.mode !== 'payment_intent' || !isPayable(payment)) return { clientSecret: null };
    if (connectionId === null || paymentIntentId === null) return { clientSecret: null };
    const port = await this.connectors.payment(connectionId);
    return { clientSecret: (await port.getPayment(paymentIntentId)).clientSecret };
  }

  @Answers(ListOrderPayments)
  async listOrderPayments({
    storeId,
    orderId,
  }: BodyOf<typeof ListOrderPayments>): Promise<ResponseOf<typeof ListOrderPayments>> {
    const payments = await this.payments.ofOrder(this.database, storeId, orderId);
    const refunds = await this.refunds.ofOrder(this.database, storeId, orderId);
    const disputes = await this.disputes.ofOrder(this.database, storeId, orderId);
    return {
      payments: payments.map(toPaymentBody),
      refunds: refunds.map(toRefundBody),
      disputes: disputes.map(toDisputeBody),
    };
  }

  @Answers(FindCheckout)
  async findCheckout({
    storeId,
    orderId,
  }: BodyOf<typeof FindCheckout>): Promise<ResponseOf<typeof FindCheckout>> {
    const order = await this.orders.find(this.database, storeId, orderId);
    const payments = await this.payments.ofOrder(this.database, storeId, orderId);
    const place = findCheckout(order, payments, this.clock.now());
    const store = this.configuration.stores().find((candidate) => candidate.id === storeId);
    return { ...place, successUrl: store?.urls.success ?? null };
  }
}
