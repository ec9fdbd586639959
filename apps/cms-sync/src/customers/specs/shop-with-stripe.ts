import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { CustomerObject } from '#connectors/stripe/simulator/objects/customer';
import type { CustomerFields } from '#connectors/stripe/simulator/payments/customers';
import { createCustomer, updateCustomer } from '#connectors/stripe/simulator/payments/customers';
import { startStripe, type RunningSimulator } from '#connectors/stripe/simulator/testing/running-simulator';
import { CheckCustomer } from '#contracts/commands/customers';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import { CustomerLinked } from '#contracts/events/customers';
import type { ResponseOf } from '#contracts/message';
import { GetCustomer } from '#contracts/queries/customers';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import type { PlainConfiguration } from '#testing/service/test-configuration';
import { AppModule } from '../../app.module';
import { migrations } from '../../database/migrations';
import { commands, subscriptions } from '../../messages';
import type { Person, ShopSide } from './shop-side';

export const SHOP_STORE = 'shop';
const STRIPE = 'stripe-1';
type StoreInput = PlainConfiguration['stores'][number];
type View = NonNullable<ResponseOf<typeof GetCustomer>>;

/** cms-sync between any commerce system and a simulated Stripe; events come as the gateway and payments hand them on. */
export class ShopWithStripe {
  delivering = true;
  private readonly held: Array<() => Promise<string>> = [];
  private readonly sent: Array<Promise<string>> = [];
  private events = 0;

  private constructor(
    readonly service: TestService,
    readonly shop: ShopSide,
    readonly stripe: RunningSimulator,
  ) {
    shop.onEvent((eventType, body) => this.happened(() => this.shopEvent(eventType, body)));
    stripe.simulator.world.events.onEvent((event) => {
      const { object } = event.data as { object: { id: string } };
      if (!event.type.startsWith('customer.')) return;
      this.happened(() =>
        this.service.publish(CheckCustomer, { connectionId: STRIPE, externalId: object.id }),
      );
    });
  }

  static async start(
    openShop: (clock: VirtualClock) => Promise<ShopSide>,
    store: Partial<StoreInput> = {},
    connections: PlainConfiguration['connections'] = [],
  ): Promise<ShopWithStripe> {
    const clock = new VirtualClock();
    const shop = await openShop(clock);
    const stripe = await startStripe({ clock: new SimulatorClock(clock) });
    const service = await createTestService({
      service: 'cms-sync',
      module: AppModule,
      subscriptions,
      commands,
      migrations,
      clock,
      neighbours: { orchestrator: [], payments: [] },
      configuration: {
        connections: [
          shop.connection,
          {
            id: STRIPE,
            system: 'stripe',
            settings: { apiBase: stripe.url },
            secrets: { secretKey: 'sk_test_sandbox', webhookSecret: 'whsec_test' },
          },
          ...connections,
        ],
        stores: [
          {
            id: SHOP_STORE,
            commerce: shop.connection.id,
            payment: STRIPE,
            urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
            ...store,
          },
        ],
      },
    });
    return new ShopWithStripe(service, shop, stripe);
  }

  /** An account of the shop with its customer at Stripe, both in step. */
  async person(person: Person): Promise<{ shop: string; stripe: string }> {
    const shop = this.shop.register(person);
    const stripe = createCustomer(this.stripe.simulator.world, {
      metadata: { tillbridge_store: SHOP_STORE, tillbridge_customer: shop },
    }).id;
    await this.service.publish(CustomerLinked, {
      storeId: SHOP_STORE,
      customerId: shop,
      connectionId: STRIPE,
      externalId: stripe,
      replaces: null,
      at: this.service.clock.now().toISOString(),
    });
    await this.seen(
      shop,
      'both sides',
      ({ customer }) => customer.links.filter(({ profile }) => profile !== null).length === 2,
    );
    await this.quiet();
    return { shop, stripe };
  }

  atStripe(id: string): CustomerObject | undefined {
    const customer = this.stripe.simulator.world.customers.get(id);
    return customer && !('deleted' in customer) ? customer : undefined;
  }

  editAtStripe(id: string, fields: CustomerFields): void {
    updateCustomer(this.stripe.simulator.world, this.atStripe(id)!, fields);
  }

  writes({ shop, stripe }: { shop: string; stripe: string }): number {
    const atStripe = this.stripe.simulator.world.effects
      .list()
      .filter(({ operation, objectId }) => operation === 'customer.update' && objectId === stripe);
    return this.shop.writes(shop) + atStripe.length;
  }

  /** Waits until a look at the person says so. */
  async seen(customerId: string, what: string, holds: (view: View) => boolean): Promise<View> {
    return this.until(what, async () => {
      const view = await this.service.ask(GetCustomer, { storeId: SHOP_STORE, customerId });
      return view && holds(view) ? view : undefined;
    });
  }

  async until<T>(what: string, holds: () => T | Promise<T>): Promise<NonNullable<T>> {
    return (await this.service.waitFor(holds, { what })) as NonNullable<T>;
  }

  /** Waits until nothing is left to deal with. */
  async quiet(): Promise<void> {
    await this.until('all events to be dealt with', async () => {
      const sent = await Promise.all(this.sent);
      const { rows } = await this.service.database.query<{ handled: string }>(
        'SELECT count(DISTINCT message_id) AS handled FROM inbox WHERE message_id = ANY ($1)',
        [sent],
      );
      return Number(rows[0]?.handled) === sent.length && sent.length === this.sent.length;
    });
  }

  async deliverHeld(): Promise<void> {
    this.delivering = true;
    for (const deliver of this.held.splice(0)) this.sent.push(deliver());
    await Promise.all(this.sent);
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.shop.close();
    await this.stripe.close();
  }

  private happened(deliver: () => Promise<string>): void {
    if (this.delivering) this.sent.push(deliver());
    else this.held.push(deliver);
  }

  private shopEvent(eventType: string, body: string): Promise<string> {
    this.events += 1;
    const webhookEventId = `wh_${this.events}`;
    return this.service.publish(CmsSyncProcessWebhook, {
      webhookEventId,
      connectionId: this.shop.connection.id,
      system: this.shop.connection.system,
      externalEventId: webhookEventId,
      eventType,
      suffix: null,
      receivedAt: this.service.clock.now().toISOString(),
      body,
    });
  }
}
