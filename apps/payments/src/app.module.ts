import { Module } from '@nestjs/common';
import { CancelPaymentConsumer } from './cancel-payment/cancel-payment.consumer';
import { CancelPaymentUseCase } from './cancel-payment/cancel-payment.use-case';
import { CapturePaymentConsumer } from './capture-payment/capture-payment.consumer';
import { CapturePaymentUseCase } from './capture-payment/capture-payment.use-case';
import { CreatePaymentConsumer } from './create-payment/create-payment.consumer';
import { OpenedPayments } from './create-payment/opened-payments';
import { PaymentDrafts } from './create-payment/payment-drafts';
import { PaymentOpener } from './create-payment/payment-opener';
import { CustomerErasedConsumer } from './customers/customer-erased.consumer';
import { LinkCustomerConsumer } from './customers/link-customer.consumer';
import { ProviderCustomers } from './customers/provider-customers';
import { LedgerRepository } from './database/ledger.repository';
import { OperationRepository } from './database/operation.repository';
import { OrderRepository } from './database/order.repository';
import { PaymentRepository } from './database/payment.repository';
import { ProviderCustomerRepository } from './database/provider-customer.repository';
import { ProviderEventRepository } from './database/provider-event.repository';
import { RefundRepository } from './database/refund.repository';
import { OperationRunner } from './operations/operation-runner';
import { PaymentEnder } from './outside/payment-ender';
import { PaymentMaker } from './outside/payment-maker';
import { PaymentParametersBuilder } from './outside/payment-parameters';
import { ProcessProviderEvent } from './process-webhook/process-provider-event.use-case';
import { ProcessWebhookConsumer } from './process-webhook/process-webhook.consumer';
import { PaymentsQueries } from './queries/payments.queries';
import { RefundPaymentConsumer } from './refund-payment/refund-payment.consumer';
import { RefundPaymentUseCase } from './refund-payment/refund-payment.use-case';
import { RefundReservations } from './refund-payment/refund-reservations';
import { RenewCheckoutConsumer } from './renew-checkout/renew-checkout.consumer';
import { Replies } from './replies/replies';
import { Announcer } from './settle/announcer';
import { MovementRecorder } from './settle/movement-recorder';
import { PaymentFinder } from './settle/payment-finder';
import { PaymentLook } from './settle/payment-look';
import { PaymentSettler } from './settle/payment-settler';
import { RefundSettler } from './settle/refund-settler';
import { TargetPayment } from './settle/target-payment';
import { TruthGatherer } from './settle/truth-gatherer';
import { LookAtOpenPayments } from './sweeps/look-at-open-payments';
import { SettleBalances } from './sweeps/settle-balances';
import { SweepMissedEvents } from './sweeps/sweep-missed-events';
import { Sweeps } from './sweeps/sweeps';
import { WarnOfExpiry } from './sweeps/warn-of-expiry';

const repositories = [
  LedgerRepository,
  OperationRepository,
  OrderRepository,
  PaymentRepository,
  ProviderCustomerRepository,
  ProviderEventRepository,
  RefundRepository,
];
const settling = [
  Announcer,
  MovementRecorder,
  PaymentFinder,
  PaymentLook,
  PaymentSettler,
  RefundSettler,
  TargetPayment,
  TruthGatherer,
];
const useCases = [
  CancelPaymentUseCase,
  CapturePaymentUseCase,
  OpenedPayments,
  OperationRunner,
  PaymentDrafts,
  PaymentEnder,
  PaymentMaker,
  PaymentOpener,
  PaymentParametersBuilder,
  ProcessProviderEvent,
  ProviderCustomers,
  RefundPaymentUseCase,
  RefundReservations,
  Replies,
];
const periodic = [LookAtOpenPayments, SettleBalances, SweepMissedEvents, Sweeps, WarnOfExpiry];

/** The money: what this service does, without the infrastructure all services share. */
@Module({
  controllers: [
    CancelPaymentConsumer,
    CapturePaymentConsumer,
    CreatePaymentConsumer,
    CustomerErasedConsumer,
    LinkCustomerConsumer,
    PaymentsQueries,
    ProcessWebhookConsumer,
    RefundPaymentConsumer,
    RenewCheckoutConsumer,
  ],
  providers: [...repositories, ...settling, ...useCases, ...periodic],
})
export class AppModule {}
