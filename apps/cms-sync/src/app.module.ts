import { Module } from '@nestjs/common';
import { SilenceWatch } from '#service/silence/silence-watch';
import { CheckOrderConsumer } from './check-order/check-order.consumer';
import { CreateOrderConsumer } from './create-order/create-order.consumer';
import { CreateOrderUseCase } from './create-order/create-order.use-case';
import { Subscriber } from './create-order/subscriber';
import { OrderCreationRepository } from './database/order-creation.repository';
import { crmControllers, crmProviders } from './crm/crm.providers';
import { customerControllers, customerProviders } from './customers/customers.providers';
import { OrderLease } from './database/order-lease';
import { OrderPaymentRepository } from './database/order-payment.repository';
import { OrderReturnRepository } from './database/order-return.repository';
import { OrderParcelRepository } from './database/order-parcel.repository';
import { OrderShipmentRepository } from './database/order-shipment.repository';
import { OrderWriteRepository } from './database/order-write.repository';
import { OrderRepository } from './database/order.repository';
import { StockLease } from './database/stock-lease';
import { SweepRepository } from './database/sweep.repository';
import { OrderFiguresController } from './figures/order-figures.controller';
import { FindOrdersController } from './find-orders/find-orders.controller';
import { OrderSearchRepository } from './find-orders/order-search.repository';
import { FollowPaymentsConsumer } from './follow-payments/follow-payments.consumer';
import { GetOrderController } from './get-order/get-order.controller';
import { ListOrdersController } from './list-orders/list-orders.controller';
import { OrderAdmission } from './observe-order/order-admission';
import { OrderLooker } from './observe-order/order-looker';
import { OrderObserver } from './observe-order/order-observer';
import { ReturnTeller } from './observe-order/return-teller';
import { ShipmentTeller } from './observe-order/shipment-teller';
import { ProcessWebhookConsumer } from './process-webhook/process-webhook.consumer';
import { ProcessWebhook } from './process-webhook/process-webhook.use-case';
import { PutBackStockConsumer } from './put-back-stock/put-back-stock.consumer';
import { PutBackStockUseCase } from './put-back-stock/put-back-stock.use-case';
import { StockTrigger } from './put-back-stock/stock-trigger';
import { SweepOrders } from './sweep-orders/sweep-orders.use-case';
import { SweepTimer } from './sweep-orders/sweep.timer';
import { UpdateOrderConsumer } from './update-order/update-order.consumer';
import { PreviewUpdateOrder } from './update-order/preview-update-order';
import { UpdateOrderUseCase } from './update-order/update-order.use-case';

@Module({
  controllers: [
    ProcessWebhookConsumer,
    CheckOrderConsumer,
    UpdateOrderConsumer,
    PutBackStockConsumer,
    CreateOrderConsumer,
    FollowPaymentsConsumer,
    ListOrdersController,
    GetOrderController,
    FindOrdersController,
    OrderFiguresController,
    ...customerControllers,
    ...crmControllers,
  ],
  providers: [
    OrderRepository,
    OrderSearchRepository,
    OrderPaymentRepository,
    OrderWriteRepository,
    OrderReturnRepository,
    OrderParcelRepository,
    OrderShipmentRepository,
    OrderLease,
    StockLease,
    OrderCreationRepository,
    CreateOrderUseCase,
    Subscriber,
    StockTrigger,
    PutBackStockUseCase,
    SweepRepository,
    OrderAdmission,
    OrderLooker,
    OrderObserver,
    ReturnTeller,
    ShipmentTeller,
    ProcessWebhook,
    PreviewUpdateOrder,
    UpdateOrderUseCase,
    SweepOrders,
    SweepTimer,
    SilenceWatch,
    ...customerProviders,
    ...crmProviders,
  ],
})
export class AppModule {}
