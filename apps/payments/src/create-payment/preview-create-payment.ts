import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CreatePayment } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import { Previews, type Preview } from '#messaging/inspection/previews';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import { planPayment, type PaymentPlan } from '../domain/plan-payment';
import { newRecord } from './forgotten-payments';
import { checkPayableOrder } from '../outside/check-payable-order';
import { PaymentParametersBuilder } from '../outside/payment-parameters';

const SENTENCES: Readonly<Record<PaymentPlan['do'], string>> = {
  'nothing-to-pay': 'The total is zero: a payment that needs nothing would be noted',
  refuse: 'It would be refused',
  keep: 'The order has its payment already: nothing new would be made',
  resume: 'The payment that was begun would be made at the provider',
  supersede: 'The open payment would be ended and another one made',
  create: 'A payment would be made at the provider',
};

/** What making this order payable would do now, the mapping included. Asks nobody outside. */
@Injectable()
export class PreviewCreatePayment implements OnModuleInit {
  constructor(
    private readonly previews: Previews,
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly parameters: PaymentParametersBuilder,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.previews.add(CreatePayment, (body) => this.preview(body));
  }

  /** @throws Failure as the handler itself would */
  private async preview({ order }: BodyOf<typeof CreatePayment>): Promise<Preview> {
    const { storeId, orderId } = order;
    const store = this.configuration.store(storeId);
    const [known, payments] = await Promise.all([
      this.orders.find(this.database, storeId, orderId),
      this.payments.ofOrder(this.database, storeId, orderId),
    ]);
    const plan = planPayment({ ...(known ?? newRecord(order)), order }, payments, this.clock.now());
    if (plan.do === 'refuse') {
      return { verdict: 'would-fail', code: plan.why, sentence: SENTENCES.refuse, details: {} };
    }
    if (plan.do === 'keep')
      return { verdict: 'nothing-to-do', code: 'keep', sentence: SENTENCES.keep, details: {} };
    if (plan.do === 'nothing-to-pay') {
      return { verdict: 'would-act', code: plan.do, sentence: SENTENCES[plan.do], details: {} };
    }
    const port = await this.connectors.payment(store.payment);
    checkPayableOrder(order, (currency) => port.supportsCurrency(currency));
    const { total, captureMode, mapped } = await this.parameters.build(order, store);
    return {
      verdict: 'would-act',
      code: plan.do,
      sentence: SENTENCES[plan.do],
      details: { total, captureMode, mapped },
    };
  }
}
