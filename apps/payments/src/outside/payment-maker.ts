import { Inject, Injectable } from '@nestjs/common';
import type { PaymentPort, ProviderPayment } from '#connectors/kit/payment-port';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import type { Operation } from '../database/operation.repository';
import type { PaymentRecord } from '../domain/payment-record';
import { OperationRunner, type StartedOperation } from '../operations/operation-runner';
import type { ProviderTruth } from '../settle/provider-truth';
import type { PaymentParameters } from './payment-parameters';

/** The provider's clock may run behind ours. */
const CLOCK_MARGIN_MS = 10 * 60_000;

/** Makes the session or the intent of a payment at the provider, once. */
@Injectable()
export class PaymentMaker {
  constructor(
    private readonly connectors: Connectors,
    private readonly runner: OperationRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async make(payment: PaymentRecord, started: StartedOperation): Promise<ProviderTruth> {
    if (payment.connectionId === null) {
      throw Failure.permanent('nothing-to-make', 'A payment without a connection is not made at a provider.');
    }
    const port = await this.connectors.payment(payment.connectionId);
    const observedAt = this.clock.now();
    const base = { connectionId: payment.connectionId, observedAt, refunds: null, movements: null };
    const parameters = started.operation.parameters as unknown as PaymentParameters;
    if (payment.mode === 'payment_intent') {
      const made = await this.makeIntent(port, payment, started, parameters);
      return { ...base, checkout: null, payment: made };
    }
    const checkout = await this.runner.perform(started, {
      lookUp: async (operation) => {
        const found = await port.findCheckouts(payment.storeId, payment.orderId, since(operation));
        return found.find((candidate) => candidate.paymentId === payment.paymentId);
      },
      send: (idempotencyKey) =>
        port.createCheckout({ ...request(payment, parameters), expiresAt: null, idempotencyKey }),
    });
    return { ...base, checkout, payment: null };
  }

  private makeIntent(
    port: PaymentPort,
    payment: PaymentRecord,
    started: StartedOperation,
    parameters: PaymentParameters,
  ): Promise<ProviderPayment> {
    return this.runner.perform(started, {
      lookUp: async (operation) => {
        const found = await port.findPayments(payment.storeId, payment.orderId, since(operation));
        return found.find((candidate) => candidate.paymentId === payment.paymentId);
      },
      send: (idempotencyKey) => port.createPaymentIntent({ ...request(payment, parameters), idempotencyKey }),
    });
  }
}

const request = (payment: PaymentRecord, parameters: PaymentParameters) => ({
  storeId: payment.storeId,
  orderId: payment.orderId,
  paymentId: payment.paymentId,
  total: parameters.total,
  captureMode: parameters.captureMode,
  multicapture: parameters.multicapture,
  customerId: parameters.customerId,
  lines: parameters.lines,
  successUrl: parameters.successUrl,
  cancelUrl: parameters.cancelUrl,
  mapped: parameters.mapped,
});

const since = (operation: Operation): Date => new Date(operation.createdAt.getTime() - CLOCK_MARGIN_MS);
