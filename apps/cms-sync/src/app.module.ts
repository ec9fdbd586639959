import { Module } from '@nestjs/common';
import { CheckOrderConsumer } from './check-order/check-order.consumer';
import { customerControllers, customerProviders } from './customers/customers.providers';
import { OrderLease } from './database/order-lease';
import { OrderPaymentRepository } from './database/order-payment.repository';
import { OrderWriteRepository } from './database/order-write.repository';
import { OrderRepository } from './database/order.repository';
import { SweepRepository } from './database/sweep.repository';
import { FollowPaymentsConsumer } from './follow-payments/follow-payments.consumer';
import { GetOrderController } from './get-order/get-order.controller';
import { ListOrdersController } from './list-orders/list-orders.controller';
import { OrderAdmission } from './observe-order/order-admission';
import { OrderLooker } from './observe-order/order-looker';
import { OrderObserver } from './observe-order/order-observer';
import { ProcessWebhookConsumer } from './process-webhook/process-webhook.consumer';
import { ProcessWebhook } from './process-webhook/process-webhook.use-case';
import { SweepOrders } from './sweep-orders/sweep-orders.use-case';
import { SweepTimer } from './sweep-orders/sweep.timer';
import { UpdateOrderConsumer } from './update-order/update-order.consumer';
import { UpdateOrderUseCase } from './update-order/update-order.use-case';

@Module({
  controllers: [
    ProcessWebhookConsumer,
    CheckOrderConsumer,
    UpdateOrderConsumer,
    FollowPaymentsConsumer,
    ListOrdersController,
    GetOrderController,
    ...customerControllers,
  ],
  providers: [
    OrderRepository,
    OrderPaymentRepository,
    OrderWriteRepository,
    OrderLease,
    SweepRepository,
    OrderAdmission,
    OrderLooker,
    OrderObserver,
    ProcessWebhook,
    UpdateOrderUseCase,
    SweepOrders,
    SweepTimer,
    ...customerProviders,
  ],
})
export class AppModule {}
