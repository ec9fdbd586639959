import type { KenticoSimulator } from '#connectors/kentico-xperience-13/simulator/kentico-simulator';
import {
  createKenticoSimulator,
  DEFAULT_REST_USER,
} from '#connectors/kentico-xperience-13/simulator/kentico-simulator';
import type { NewCustomer } from '#connectors/kentico-xperience-13/simulator/customer-routes';
import { registerCustomer } from '#connectors/kentico-xperience-13/simulator/customer-routes';
import { customerTable } from '#connectors/kentico-xperience-13/simulator/schema/people-tables';
import type { Row } from '#connectors/kentico-xperience-13/simulator/schema/table';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { SimulatorServer } from '#connectors/kit/simulator/simulator-server';
import { startSimulatorServer } from '#connectors/kit/simulator/simulator-server';
import type { CustomerObject } from '#connectors/stripe/simulator/objects/customer';
import type { CustomerFields } from '#connectors/stripe/simulator/payments/customers';
import {
  createCustomer,
  deleteCustomer,
  updateCustomer,
} from '#connectors/stripe/simulator/payments/customers';
import { startStripe, type RunningSimulator } from '#connectors/stripe/simulator/testing/running-simulator';
import { CheckCustomer } from '#contracts/commands/customers';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import { CustomerLinked } from '#contracts/events/customers';
import type { BodyOf, CommandDefinition, EventDefinition } from '#contracts/message';
import { GetCustomer } from '#contracts/queries/customers';
import type { ResponseOf } from '#contracts/message';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import type { PlainConfiguration } from '#testing/service/test-configuration';
import { AppModule } from '../../app.module';
import { migrations } from '../../database/migrations';
import { commands, subscriptions } from '../../messages';

export const STORE = 'shop';
export const KENTICO = 'kentico-1';
export const STRIPE = 'stripe-1';

type StoreInput = PlainConfiguration['stores'][number];
type View = NonNullable<ResponseOf<typeof GetCustomer>>;

/** cms-sync with a simulated Kentico and a simulated Stripe; events come as the gateway and payments hand them on. */
export class CustomersWorld {
  /** False: events are kept back until `deliverHeld`. */
  delivering = true;
  private readonly held: Array<() => Promise<string>> = [];
  private readonly sent: Array<Promise<string>> = [];
  private events = 0;

  private constructor(
    readonly service: TestService,
    readonly kentico: KenticoSimulator,
    readonly server: SimulatorServer,
    readonly stripe: RunningSimulator,
    readonly configuration: PlainConfiguration,
  ) {
    kentico.world.customers.observe({
      customerSaved: (row, kind) => this.happened(() => this.kenticoEvent(row, kind)),
    });
    stripe.simulator.world.events.onEvent((event) => {
      const { object } = event.data as { object: { id: string } };
      if (!event.type.startsWith('customer.')) return;
      this.happened(() =>
        this.service.publish(CheckCustomer, { connectionId: STRIPE, externalId: object.id }),
      );
    });
  }

  static async start(store: Partial<StoreInput> = {}): Promise<CustomersWorld> {
    const clock = new VirtualClock();
    const kentico = createKenticoSimulator({ clock });
    const server = await startSimulatorServer([kentico]);
    const stripe = await startStripe({ clock: new SimulatorClock(clock) });
    const configuration = configurationOf(`${server.url('kentico')}/rest`, stripe.url, store);
    const service = await createTestService({
      service: 'cms-sync',
      module: AppModule,
      subscriptions,
      commands,
      migrations,
      clock,
      neighbours: { orchestrator: [], payments: [] },
      configuration,
    });
    return new CustomersWorld(service, kentico, server, stripe, configuration);
  }

  /** A shopper makes an account; the key of the customer. */
  register(customer: NewCustomer): string {
    return String(registerCustomer(this.kentico.world, customer)['CustomerID']);
  }

  /** A customer at Stripe with our mark, as payments makes it for an order, told of. */
  async linked(
    customerId: string,
    fields: CustomerFields = {},
    replaces: string | null = null,
  ): Promise<string> {
    const { id } = createCustomer(this.stripe.simulator.world, {
      ...fields,
      metadata: { tillbridge_store: STORE, tillbridge_customer: customerId },
    });
    await this.service.publish(CustomerLinked, {
      storeId: STORE,
      customerId,
      connectionId: STRIPE,
      externalId: id,
      replaces,
      at: this.service.clock.now().toISOString(),
    });
    return id;
  }

  editInKentico(customerId: string, columns: Row): void {
    this.kentico.world.customers.update(this.kenticoRow(customerId), columns);
  }

  deleteInKentico(customerId: string): void {
    this.kentico.world.customers.delete(this.kenticoRow(customerId));
  }

  editAtStripe(externalId: string, fields: CustomerFields): void {
    updateCustomer(this.stripe.simulator.world, this.atStripe(externalId), fields);
  }

  makeAtStripe(fields: CustomerFields): string {
    return createCustomer(this.stripe.simulator.world, fields).id;
  }

  deleteAtStripe(externalId: string): void {
    deleteCustomer(this.stripe.simulator.world, this.atStripe(externalId));
  }

  kenticoRow(customerId: string): Row {
    const row = this.kentico.world.database.byId(customerTable, Number(customerId));
    if (!row) throw new Error(`Kentico has no customer ${customerId}`);
    return row;
  }

  atStripe(externalId: string): CustomerObject {
    const customer = this.stripe.simulator.world.customers.get(externalId);
    if (!customer || 'deleted' in customer) throw new Error(`Stripe has no customer ${externalId}`);
    return customer;
  }

  isGoneAtStripe(externalId: string): boolean {
    const customer = this.stripe.simulator.world.customers.get(externalId);
    return !customer || 'deleted' in customer;
  }

  /** How often we wrote to a record: calls, not changes. */
  writes(customerId: string, externalId: string): number {
    const kentico = this.kentico.world.ledger.timesApplied(`ecommerce.customer/${customerId}`);
    const stripe = this.stripe.simulator.world.effects
      .list()
      .filter(({ operation, objectId }) => operation === 'customer.update' && objectId === externalId);
    return kentico + stripe.length;
  }

  async view(customerId: string): Promise<View | null> {
    return this.service.ask(GetCustomer, { storeId: STORE, customerId });
  }

  /** Waits until a look at the person says so. */
  async seen(customerId: string, what: string, holds: (view: View) => boolean): Promise<View> {
    return this.service.waitFor(
      async () => {
        const view = await this.view(customerId);
        return view && holds(view) ? view : undefined;
      },
      { what },
    );
  }

  async published<D extends EventDefinition | CommandDefinition>(
    definition: D,
    count = 1,
  ): Promise<Array<BodyOf<D>>> {
    await this.service.waitFor(() => this.service.published(definition).length >= count, {
      what: `${count} of ${definition.type}`,
    });
    return this.service.published(definition);
  }

  /** Waits until nothing is left to deal with. */
  async quiet(): Promise<void> {
    await this.service.waitFor(() => this.allHandled(), {
      what: 'all events to be dealt with',
    });
  }

  async deliverHeld(): Promise<void> {
    this.delivering = true;
    for (const deliver of this.held.splice(0)) this.sent.push(deliver());
    await Promise.all(this.sent);
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.server.close();
    await this.stripe.close();
  }

  private happened(deliver: () => Promise<string>): void {
    if (this.delivering) this.sent.push(deliver());
    else this.held.push(deliver);
  }

  private async allHandled(): Promise<boolean> {
    const sent = await Promise.all(this.sent);
    const { rows } = await this.service.database.query<{ handled: string }>(
      'SELECT count(DISTINCT message_id) AS handled FROM inbox WHERE message_id = ANY ($1)',
      [sent],
    );
    return Number(rows[0]?.handled) === sent.length && sent.length === this.sent.length;
  }

  private kenticoEvent(row: Row, kind: string): Promise<string> {
    this.events += 1;
    const webhookEventId = `wh_${this.events}`;
    const eventType = `ecommerce.customer.${kind}`;
    return this.service.publish(CmsSyncProcessWebhook, {
      webhookEventId,
      connectionId: KENTICO,
      system: 'kentico-xperience-13',
      externalEventId: webhookEventId,
      eventType,
      suffix: null,
      receivedAt: this.service.clock.now().toISOString(),
      body: JSON.stringify({
        event: eventType,
        objectType: 'ecommerce.customer',
        id: row['CustomerID'],
        siteName: 'Store',
      }),
    });
  }
}

function configurationOf(restUrl: string, stripeUrl: string, store: Partial<StoreInput>): PlainConfiguration {
  return {
    connections: [
      {
        id: KENTICO,
        system: 'kentico-xperience-13',
        settings: { restUrl, siteName: 'Store', userName: DEFAULT_REST_USER.userName },
        secrets: { password: DEFAULT_REST_USER.password },
      },
      {
        id: STRIPE,
        system: 'stripe',
        settings: { apiBase: stripeUrl },
        secrets: { secretKey: 'sk_test_sandbox', webhookSecret: 'whsec_test' },
      },
    ],
    stores: [
      {
        id: STORE,
        commerce: KENTICO,
        payment: STRIPE,
        urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
        ...store,
      },
    ],
  };
}
