import type { SimulatorServer } from '#connectors/kit/simulator/simulator-server';
import { startSimulatorServer } from '#connectors/kit/simulator/simulator-server';
import type {
  KenticoSimulator,
  KenticoSimulatorOptions,
} from '#connectors/kentico-xperience-13/simulator/kentico-simulator';
import {
  createKenticoSimulator,
  DEFAULT_REST_USER,
} from '#connectors/kentico-xperience-13/simulator/kentico-simulator';
import {
  DEFAULT_CAPTURE_STATUSES,
  DEFAULT_STATUSES,
} from '#connectors/kentico-xperience-13/mappings/default-statuses';
import { UpdateOrder } from '#contracts/commands/orders';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import { OrderUpdated } from '#contracts/events/orders';
import { WebhookProcessed } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import type { OrderSummary } from '#contracts/queries/orders';
import { GetOrder } from '#contracts/queries/orders';
import type { VirtualClock } from '#platform/clock/virtual-clock';
import type { TestService, TestServiceOptions } from '#testing/service/create-test-service';
import { createTestService } from '#testing/service/create-test-service';
import type { PlainConfiguration } from '#testing/service/test-configuration';
import { AppModule } from '../app.module';
import { migrations } from '../database/migrations';
import { commands, subscriptions } from '../messages';

export const STORE = 'shop';
export const CONNECTION = 'kentico-1';

/** cms-sync on a database and topology of its own, with a simulated Kentico as its commerce system. */
export class CmsSyncTestBed {
  private constructor(
    readonly service: TestService,
    readonly kentico: KenticoSimulator,
    readonly server: SimulatorServer,
    readonly configuration: PlainConfiguration,
  ) {}

  static async start(
    options: Partial<TestServiceOptions> & { readonly kentico?: KenticoSimulatorOptions } = {},
  ): Promise<CmsSyncTestBed> {
    const kentico = createKenticoSimulator(options.kentico);
    const server = await startSimulatorServer([kentico]);
    const configuration = configurationFor(`${server.url('kentico')}/rest`);
    const service = await createTestService({
      service: 'cms-sync',
      module: AppModule,
      subscriptions,
      commands,
      migrations,
      configuration,
      neighbours: { orchestrator: [] },
      ...options,
    });
    return new CmsSyncTestBed(service, kentico, server, configuration);
  }

  get clock(): VirtualClock {
    return this.service.clock;
  }

  /** What the gateway hands on after it has stored an event of the companion module. */
  async event(
    orderId: string,
    claim = 'created',
    changes: Partial<BodyOf<typeof CmsSyncProcessWebhook>> = {},
  ): Promise<string> {
    const webhookEventId = changes.webhookEventId ?? `wh_${orderId}_${claim}_${Math.random()}`;
    await this.service.publish(CmsSyncProcessWebhook, {
      webhookEventId,
      connectionId: CONNECTION,
      system: 'kentico-xperience-13',
      externalEventId: webhookEventId,
      eventType: `ecommerce.order.${claim}`,
      suffix: null,
      receivedAt: this.clock.now().toISOString(),
      body: JSON.stringify({
        event: `ecommerce.order.${claim}`,
        objectType: 'ecommerce.order',
        id: Number(orderId),
        siteName: 'Store',
      }),
      ...changes,
    });
    return webhookEventId;
  }

  /** Sends an event and waits until it was dealt with. */
  async seen(orderId: string, claim = 'created'): Promise<BodyOf<typeof WebhookProcessed>> {
    return this.processed(await this.event(orderId, claim));
  }

  processed(webhookEventId: string, deadlineMs = 60_000): Promise<BodyOf<typeof WebhookProcessed>> {
    const find = (): BodyOf<typeof WebhookProcessed> | undefined =>
      this.service.published(WebhookProcessed).find((event) => event.webhookEventId === webhookEventId);
    return this.service.waitFor(find, { what: `webhook ${webhookEventId} processed`, deadlineMs });
  }

  /** Sends the command and waits for its fact. */
  async update(
    orderId: string,
    command: Omit<Partial<BodyOf<typeof UpdateOrder>>, 'orderId'>,
  ): Promise<BodyOf<typeof OrderUpdated>> {
    const before = this.updates(orderId).length;
    await this.service.publish(UpdateOrder, { storeId: STORE, orderId, ...command });
    await this.service.waitFor(() => this.updates(orderId).length > before, {
      what: `update of ${orderId}`,
    });
    return this.updates(orderId).at(-1)!;
  }

  updates(orderId: string): Array<BodyOf<typeof OrderUpdated>> {
    return this.service.published(OrderUpdated).filter((event) => event.orderId === orderId);
  }

  async summary(orderId: string): Promise<OrderSummary> {
    const found = await this.service.ask(GetOrder, { storeId: STORE, orderId });
    if (!found) throw new Error(`order ${orderId} is unknown`);
    return found.summary;
  }

  /** What the commerce system has been asked, the newest last. */
  async requests(): Promise<ReadonlyArray<{ readonly method: string; readonly url: string }>> {
    const answer = await fetch(`${this.server.controlUrl}/_control/kentico/requests`);
    return ((await answer.json()) as { items: Array<{ method: string; url: string }> }).items;
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.server.close();
  }
}

export function configurationFor(
  restUrl: string,
  settings: Record<string, unknown> = {},
): PlainConfiguration {
  return {
    connections: [
      {
        id: CONNECTION,
        system: 'kentico-xperience-13',
        settings: { restUrl, siteName: 'Store', userName: DEFAULT_REST_USER.userName, ...settings },
        secrets: { password: DEFAULT_REST_USER.password },
      },
    ],
    stores: [
      {
        id: STORE,
        commerce: CONNECTION,
        payment: 'stripe-1',
        capture: { mode: 'manual', ...DEFAULT_CAPTURE_STATUSES },
        statuses: DEFAULT_STATUSES,
        urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
      },
    ],
  };
}
