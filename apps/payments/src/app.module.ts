import { Module } from '@nestjs/common';
import { SilenceWatch } from '#service/silence/silence-watch';
import { PaymentFiguresQueries } from './figures/payment-figures.queries';
import { PreviewMoneyCommands } from './previews/preview-money-commands';
import { PreviewCreatePayment } from './create-payment/preview-create-payment';
import { AdoptRenewal } from './adopt-renewal/adopt-renewal.use-case';
import { AdoptRenewalConsumer } from './adopt-renewal/adopt-renewal.consumer';
import { FindOrdersQueries } from './find-orders/find-orders.queries';
import { AccountMovements } from './account/account-movements';
import { InvoiceStores } from './account/invoice-stores';
import { ComposePayouts } from './account/compose-payouts';
import { PayoutFollower } from './account/payout-follower';
import { ReadBalances } from './account/read-balances';
import { SweepMovements } from './account/sweep-movements';
import { BillingFollower } from './billing/billing-follower';
import { CreditNoteFollower } from './billing/credit-note-follower';
import { BillingOwners } from './billing/billing-owner';
import { InvoiceSettler } from './billing/invoice-settler';
import { SubscriptionSettler } from './billing/subscription-settler';
import { CancelPaymentConsumer } from './cancel-payment/cancel-payment.consumer';
import { CancelPaymentUseCase } from './cancel-payment/cancel-payment.use-case';
import { CapturePaymentConsumer } from './capture-payment/capture-payment.consumer';
import { CaptureOperations } from './capture-payment/capture-operations';
import { CaptureRegister } from './capture-payment/capture-register';
import { CaptureSettler } from './capture-payment/capture-settler';
import { CapturePaymentUseCase } from './capture-payment/capture-payment.use-case';
import { CreatePaymentConsumer } from './create-payment/create-payment.consumer';
import { ForgottenPayments } from './create-payment/forgotten-payments';
import { OpenedPayments } from './create-payment/opened-payments';
import { PaymentDrafts } from './create-payment/payment-drafts';
import { PaymentOpener } from './create-payment/payment-opener';
import { CustomerErasedConsumer } from './customers/customer-erased.consumer';
import { LinkCustomerConsumer } from './customers/link-customer.consumer';
import { ProviderCustomers } from './customers/provider-customers';
import { BillingRepository } from './database/billing.repository';
import { DisputeRepository } from './database/dispute.repository';
import { FraudWarningRepository } from './database/fraud-warning.repository';
import { LedgerRepository } from './database/ledger.repository';
import { MissedEventRepository } from './database/missed-event.repository';
import { OperationRepository } from './database/operation.repository';
import { OrderRepository } from './database/order.repository';
import { OrderRetentionRepository } from './database/order-retention.repository';
import { PaymentRepository } from './database/payment.repository';
import { PayoutRepository } from './database/payout.repository';
import { ProviderCustomerRepository } from './database/provider-customer.repository';
import { ProviderEventRepository } from './database/provider-event.repository';
import { RefundRepository } from './database/refund.repository';
import { DisputeAnnouncer } from './disputes/dispute-announcer';
import { DisputeFollower } from './disputes/dispute-follower';
import { DisputeSettler } from './disputes/dispute-settler';
import { SweepCursorRepository } from './database/sweep-cursor.repository';
import { WarnOfEvidence } from './disputes/warn-of-evidence';
import { CancelComparison } from './compare-mappings/cancel-comparison.use-case';
import { MappingComparisonsConsumer } from './compare-mappings/mapping-comparisons.consumer';
import { InputShapesConsumer } from './mapping-inputs/input-shapes.consumer';
import { PlayComparisons } from './compare-mappings/play-comparisons';
import { StartComparison } from './compare-mappings/start-comparison.use-case';
import { MappingComparisonRepository } from './database/mapping-comparison.repository';
import { MappingInputRepository } from './database/mapping-input.repository';
import { ForgetMappingInputs } from './mapping-inputs/forget-mapping-inputs';
import { MappingInputs } from './mapping-inputs/mapping-inputs';
import { PaymentMappings } from './outside/payment-mappings';
import { ForgetOrders } from './forget-orders/forget-orders.use-case';
import { FraudWarningFollower } from './fraud-warnings/fraud-warning-follower';
import { LookAtOrderConsumer } from './look-at-order/look-at-order.consumer';
import { LookAtOrderUseCase } from './look-at-order/look-at-order.use-case';
import { OperationRunner } from './operations/operation-runner';
import { PaymentEnder } from './outside/payment-ender';
import { PaymentMaker } from './outside/payment-maker';
import { PaymentParametersBuilder } from './outside/payment-parameters';
import { ProcessProviderEvent } from './process-webhook/process-provider-event.use-case';
import { ProcessWebhookConsumer } from './process-webhook/process-webhook.consumer';
import { CustomerAccountQueries } from './queries/customer-account.queries';
import { MissedEventsQueries } from './queries/missed-events.queries';
import { PaymentsQueries } from './queries/payments.queries';
import { RefundPaymentConsumer } from './refund-payment/refund-payment.consumer';
import { RefundPaymentUseCase } from './refund-payment/refund-payment.use-case';
import { RefundReservations } from './refund-payment/refund-reservations';
import { RenewCheckoutConsumer } from './renew-checkout/renew-checkout.consumer';
import { Replies } from './replies/replies';
import { AccountStore } from './settle/account-store';
import { Announcer } from './settle/announcer';
import { MovementRecorder } from './settle/movement-recorder';
import { MovementTeller } from './settle/movement-teller';
import { PaymentFinder } from './settle/payment-finder';
import { PaymentLook } from './settle/payment-look';
import { PaymentSettler } from './settle/payment-settler';
import { RefundSettler } from './settle/refund-settler';
import { ReviewAnnouncer } from './settle/review-announcer';
import { TargetPayment } from './settle/target-payment';
import { TruthGatherer } from './settle/truth-gatherer';
import { LookAtOpenPayments } from './sweeps/look-at-open-payments';
import { SettleBalances } from './sweeps/settle-balances';
import { SweepMissedEvents } from './sweeps/sweep-missed-events';
import { Sweeps } from './sweeps/sweeps';
import { WarnOfExpiry } from './sweeps/warn-of-expiry';
import { EndpointChecks } from './webhook-endpoint/endpoint-checks';
import { RepairWebhookEndpointUseCase } from './webhook-endpoint/repair-webhook-endpoint.use-case';
import { WatchWebhookEndpoints } from './webhook-endpoint/watch-webhook-endpoints';
import { WebhookEndpointConsumer } from './webhook-endpoint/webhook-endpoint.consumer';
import { WebhookEndpointRepository } from './database/webhook-endpoint.repository';

const repositories = [
  WebhookEndpointRepository,
  BillingRepository,
  DisputeRepository,
  FraudWarningRepository,
  LedgerRepository,
  MappingComparisonRepository,
  MappingInputRepository,
  MissedEventRepository,
  OperationRepository,
  OrderRepository,
  OrderRetentionRepository,
  PaymentRepository,
  PayoutRepository,
  ProviderCustomerRepository,
  ProviderEventRepository,
  RefundRepository,
  SweepCursorRepository,
];
const settling = [
  AccountStore,
  Announcer,
  MovementRecorder,
  MovementTeller,
  PaymentFinder,
  PaymentLook,
  PaymentSettler,
  RefundSettler,
  ReviewAnnouncer,
  TargetPayment,
  TruthGatherer,
];
const webhookEndpoint = [EndpointChecks, RepairWebhookEndpointUseCase, WatchWebhookEndpoints];
const account = [
  AccountMovements,
  ComposePayouts,
  InvoiceStores,
  PayoutFollower,
  ReadBalances,
  SweepMovements,
];
const billing = [CreditNoteFollower, BillingFollower, BillingOwners, InvoiceSettler, SubscriptionSettler];
const afterTheSale = [
  DisputeAnnouncer,
  DisputeFollower,
  DisputeSettler,
  FraudWarningFollower,
  WarnOfEvidence,
];
const useCases = [
  AdoptRenewal,
  CancelPaymentUseCase,
  CaptureOperations,
  CaptureRegister,
  CaptureSettler,
  CapturePaymentUseCase,
  CancelComparison,
  MappingInputs,
  OpenedPayments,
  ForgottenPayments,
  LookAtOrderUseCase,
  OperationRunner,
  PaymentDrafts,
  PaymentEnder,
  PaymentMaker,
  PaymentMappings,
  PaymentOpener,
  PreviewCreatePayment,
  PreviewMoneyCommands,
  PaymentParametersBuilder,
  ProcessProviderEvent,
  ProviderCustomers,
  RefundPaymentUseCase,
  RefundReservations,
  Replies,
  StartComparison,
];
const periodic = [
  ForgetMappingInputs,
  ForgetOrders,
  LookAtOpenPayments,
  PlayComparisons,
  SettleBalances,
  SilenceWatch,
  SweepMissedEvents,
  Sweeps,
  WarnOfExpiry,
];

/** The money: what this service does, without the infrastructure all services share. */
@Module({
  controllers: [
    AdoptRenewalConsumer,
    CancelPaymentConsumer,
    CapturePaymentConsumer,
    CreatePaymentConsumer,
    CustomerErasedConsumer,
    FindOrdersQueries,
    PaymentFiguresQueries,
    LinkCustomerConsumer,
    LookAtOrderConsumer,
    CustomerAccountQueries,
    MappingComparisonsConsumer,
    InputShapesConsumer,
    MissedEventsQueries,
    PaymentsQueries,
    ProcessWebhookConsumer,
    RefundPaymentConsumer,
    RenewCheckoutConsumer,
    WebhookEndpointConsumer,
  ],
  providers: [
    ...repositories,
    ...settling,
    ...useCases,
    ...account,
    ...webhookEndpoint,
    ...billing,
    ...afterTheSale,
    ...periodic,
  ],
})
export class AppModule {}
