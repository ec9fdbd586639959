import { Inject, Injectable } from '@nestjs/common';
import type { MoneyBody } from '#contracts/models/money';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { createPayLink } from '#platform/pay-link/pay-link';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
import { ProviderCustomers } from '../customers/provider-customers';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import type { OrderRecord, PaymentMode, PaymentRecord } from '../domain/payment-record';
import { bareFact } from '../domain/payment-state';
import { OperationRunner, type StartedOperation } from '../operations/operation-runner';
import { MappingInputs } from '../mapping-inputs/mapping-inputs';
import { checkPayableOrder } from '../outside/check-payable-order';
import { PaymentParametersBuilder } from '../outside/payment-parameters';

export interface FoundPayment {
  readonly paymentId: string;
  readonly total: MoneyBody;
}

interface Draft {
  readonly payment: PaymentRecord;
  readonly started: StartedOperation;
}

/** Writes down what is about to be made: the payment with our id and the operation with its parameters, before any call. */
@Injectable()
export class PaymentDrafts {
  constructor(
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly connectors: Connectors,
    private readonly configuration: ConfigurationCopy,
    private readonly parameters: PaymentParametersBuilder,
    private readonly runner: OperationRunner,
    private readonly customers: ProviderCustomers,
    private readonly inputs: MappingInputs,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
  ) {}

  /** Under the order's lock. A payment that is known already goes on with the operation it has. */
  async draft(
    tx: Tx,
    ref: { readonly storeId: string; readonly orderId: string },
    known: PaymentRecord | undefined,
  ): Promise<Draft> {
    if (known) {
      const pending = await this.pending(tx, known);
      if (pending) return { payment: known, started: pending };
    }
    const order = await this.orders.find(tx, ref.storeId, ref.orderId);
    if (!order) throw new Error('The order of a payment is not there');
    const payment = known ?? (await this.insert(tx, order));
    const started = await this.begin(tx, order, payment);
    return { payment, started };
  }

  /** The making of a payment whose answer we never heard. */
  pending(tx: Tx, payment: PaymentRecord): Promise<StartedOperation | undefined> {
    return this.runner.pending(tx, kindOf(payment.mode), payment.paymentId);
  }

  /** A payment for an order with nothing to pay: it never reaches a provider. */
  async insertFree(tx: Tx, order: OrderRecord): Promise<PaymentRecord> {
    const record = this.recordOf(order, 'none');
    await this.save(tx, order, record);
    return record;
  }

  /** A payment that the provider has and we have forgotten, under the id that it was made with. */
  async insertFound(tx: Tx, order: OrderRecord, found: FoundPayment): Promise<PaymentRecord> {
    const store = this.configuration.store(order.storeId);
    const { amount, currency } = found.total;
    const record = {
      ...this.recordOf(order, store.paymentMode),
      paymentId: found.paymentId,
      ...{ amount, currency },
    };
    await this.save(tx, order, record);
    return record;
  }

  private async insert(tx: Tx, order: OrderRecord): Promise<PaymentRecord> {
    const store = this.configuration.store(order.storeId);
    const port = await this.connectors.payment(store.payment);
    checkPayableOrder(order.order, (currency) => port.supportsCurrency(currency));
    const record = this.recordOf(order, store.paymentMode);
    await this.save(tx, order, record);
    return record;
  }

  private async begin(tx: Tx, order: OrderRecord, payment: PaymentRecord): Promise<StartedOperation> {
    const store = this.configuration.store(order.storeId);
    const built = await this.parameters.build(order.order, store);
    await this.inputs.note(tx, order.order, store);
    const customerId = await this.customers.known(tx, order.order);
    return this.runner.begin(tx, {
      kind: kindOf(payment.mode),
      storeId: order.storeId,
      orderId: order.orderId,
      subject: payment.paymentId,
      parameters: {
        ...built,
        ...(customerId === undefined ? {} : { customerId }),
        total: { amount: payment.amount, currency: payment.currency },
        captureMode: payment.captureMode,
      },
    });
  }

  private async save(tx: Tx, order: OrderRecord, record: PaymentRecord): Promise<void> {
    await this.payments.insert(tx, record);
    await this.orders.setCurrentPayment(tx, order, record.paymentId);
  }

  private recordOf(order: OrderRecord, mode: PaymentMode): PaymentRecord {
    const now = this.clock.now();
    const store = this.configuration.store(order.storeId);
    const { storeId, orderId } = order;
    const link = createPayLink(this.config.PUBLIC_URL, this.config.PAY_LINK_KEY, { storeId, orderId });
    return {
      paymentId: newId('pay', now),
      storeId,
      orderId,
      connectionId: mode === 'none' ? null : store.payment,
      invoiceId: null,
      mode,
      captureMode: store.capture.mode,
      amount: order.order.total.amount,
      currency: order.order.total.currency,
      state: bareFact(mode === 'none' ? 'not_required' : 'pending', now),
      multicapture: false,
      captures: [],
      refunded: 0,
      disputed: false,
      risk: null,
      review: null,
      version: 0,
      checkoutSessionId: null,
      checkoutUrl: null,
      checkoutExpiresAt: null,
      checkoutComplete: false,
      paymentIntentId: null,
      payUrl: mode === 'checkout' ? link : null,
      exceptionCode: null,
      warnedHours: null,
      booksComplete: false,
      balanceCheckAt: null,
      balanceChecks: 0,
      nextLookAt: null,
      createdAt: now,
      updatedAt: now,
    };
  }
}

const kindOf = (mode: PaymentMode): 'create-checkout' | 'create-payment-intent' =>
  mode === 'payment_intent' ? 'create-payment-intent' : 'create-checkout';
