import { CreatePayment } from '#contracts/commands/payments';
import { PaymentsProcessWebhook } from '#contracts/commands/webhooks';
import { SettleStep } from '#contracts/commands/settle-step';
import type { BodyOf } from '#contracts/message';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import { ListOrderPayments } from '#contracts/queries/payments';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { EventObject } from '#connectors/stripe/simulator/objects/event';
import { startStripe, type RunningSimulator } from '#connectors/stripe/simulator/testing/running-simulator';
import type { StripeSimulatorOptions } from '#connectors/stripe/simulator/world/settings';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { anOrder, type OrderParts } from '#testing/factories/order';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import type { PlainConfiguration } from '#testing/service/test-configuration';
import { waitFor } from '#testing/wait-for';
import { AppModule } from '../app.module';
import { migrations } from '../database/migrations';
import { commands, subscriptions } from '../messages';

export const CONNECTION = 'stripe-eu';

type StoreInput = PlainConfiguration['stores'][number];

export interface PaymentsWorldOptions {
  readonly stripe?: StripeSimulatorOptions;
  readonly stores?: ReadonlyArray<Partial<StoreInput> & { readonly id: string }>;
}

/** The service on the real database and broker, Stripe in this process, one clock for both; webhooks come as the gateway sends them. */
export class PaymentsWorld {
  /** False: webhooks are lost on the way. */
  deliverWebhooks = true;
  readonly events: EventObject[] = [];
  private orders = 0;
  private steps = 0;

  private constructor(
    readonly service: TestService,
    readonly stripe: RunningSimulator,
    readonly clock: VirtualClock,
  ) {
    stripe.simulator.world.events.onEvent((event) => {
      this.events.push(event);
      if (this.deliverWebhooks) void this.deliver(event);
    });
  }

  static async start(options: PaymentsWorldOptions = {}): Promise<PaymentsWorld> {
    const clock = new VirtualClock();
    const stripe = await startStripe({
      balanceTransactionDelayMs: 0,
      ...options.stripe,
      clock: new SimulatorClock(clock),
    });
    const service = await createTestService({
      service: 'payments',
      module: AppModule,
      subscriptions,
      commands,
      migrations,
      clock,
      neighbours: { orchestrator: [] },
      config: {
        PAY_LINK_KEY: 'pay-link-key-of-a-test',
        ORDER_RETENTION_DAYS: 90,
        MAPPING_INPUT_DAYS: 30,
        MAPPING_INPUTS_PER_STORE: 10_000,
        SWEEP_SECONDS: 30,
        SWEEP_PATIENCE_SECONDS: 60,
        ACCOUNT_SWEEP_SECONDS: 300,
        ENDPOINT_SWEEP_SECONDS: 60,
      },
      configuration: configurationOf(stripe.url, options.stores ?? [{ id: 'shop' }]),
    });
    return new PaymentsWorld(service, stripe, clock);
  }

  /** An order nobody has seen yet. */
  order(parts: OrderParts = {}): Order {
    this.orders += 1;
    const at = this.clock.now().toISOString();
    return anOrder({ orderId: String(1000 + this.orders), placedAt: at, ...parts });
  }

  /** Both clocks, and what becomes due by that at Stripe. */
  advance(milliseconds: number): void {
    this.clock.advance(milliseconds);
    this.stripe.clock.advance(0);
  }

  /** As a step of a workflow; answers how the step ended. */
  async step(
    definition: (typeof commands)[number],
    body: Record<string, unknown>,
  ): Promise<BodyOf<typeof SettleStep>> {
    this.steps += 1;
    const stepId = `step-${this.steps}`;
    const target = ((body['order'] as Order | undefined) ?? body) as { storeId: string; orderId: string };
    await this.service.publish(definition, body, {
      correlation: { storeId: target.storeId, orderId: target.orderId },
      step: { runId: 'run-1', stepId, attempt: 1 },
    });
    return waitFor(() => this.service.published(SettleStep).find((settled) => settled.stepId === stepId), {
      what: `${definition.type} to settle`,
    });
  }

  /** Makes an order payable and answers its payment. */
  async create(order: Order): Promise<Payment> {
    const settled = await this.step(CreatePayment, { order });
    if (settled.outcome !== 'completed') throw new Error(JSON.stringify(settled.error));
    return settled.result?.['payment'] as Payment;
  }

  async pay(payment: Payment, card = '4242424242424242', more: object = {}): Promise<void> {
    this.advance(1_000);
    await this.stripe.pay(payment.external.checkoutSessionId ?? '', card, more);
  }

  async deliver(event: EventObject, webhookEventId = `wh_${event.id}`): Promise<void> {
    await this.service.publish(
      PaymentsProcessWebhook,
      {
        webhookEventId,
        connectionId: CONNECTION,
        system: 'stripe',
        externalEventId: event.id,
        eventType: event.type,
        suffix: null,
        receivedAt: this.clock.now().toISOString(),
        body: JSON.stringify(event),
      },
      { messageId: `process-${webhookEventId}` },
    );
  }

  async payments(order: Order): Promise<Payment[]> {
    const { storeId, orderId } = order;
    return (await this.service.ask(ListOrderPayments, { storeId, orderId })).payments;
  }

  /** The order's last payment, once it has the status. */
  async paymentIn(order: Order, status: Payment['status']): Promise<Payment> {
    return waitFor(
      async () => {
        const payment = (await this.payments(order)).at(-1);
        return payment?.status === status ? payment : undefined;
      },
      { what: `${order.orderId} to be ${status}` },
    );
  }

  /** Waits until no message is under way or waiting for a retry. */
  async quiet(): Promise<void> {
    await this.service.quiet();
  }

  /** Bodies of an event about one order. */
  told<D extends Parameters<TestService['published']>[0]>(definition: D, order: Order): Array<BodyOf<D>> {
    return this.service
      .published(definition)
      .filter((body) => (body as { orderId?: string }).orderId === order.orderId);
  }

  async close(): Promise<void> {
    this.deliverWebhooks = false;
    await this.service.close();
    await this.stripe.close();
  }
}

export function configurationOf(
  stripeUrl: string,
  stores: ReadonlyArray<Partial<StoreInput> & { readonly id: string }>,
): PlainConfiguration {
  return {
    connections: [
      {
        id: CONNECTION,
        system: 'stripe',
        settings: { apiBase: stripeUrl, timeoutMs: 2_000 },
        secrets: { secretKey: 'sk_test_51SandboxSandbox', webhookSecret: 'whsec_SandboxSandboxSandbox' },
      },
    ],
    stores: stores.map((store) => ({
      commerce: 'kentico',
      payment: CONNECTION,
      urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
      ...store,
    })),
  };
}
