import { orderItemTable, orderTable } from '#connectors/kentico-xperience-13/simulator/schema/order-tables';
import { customerTable } from '#connectors/kentico-xperience-13/simulator/schema/people-tables';
import type { Row } from '#connectors/kentico-xperience-13/simulator/schema/table';
import { CreateOrder } from '#contracts/commands/renewals';
import { SettleStep } from '#contracts/commands/settle-step';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { OrderPlaced } from '#contracts/events/orders';
import { OrderCreatedByUs, OrderNotCreated } from '#contracts/events/renewals';
import type { BodyOf } from '#contracts/message';
import type { Invoice, Subscription } from '#contracts/models/subscription';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { anInvoice, aSubscription } from '#testing/factories/invoice';
import { SweepOrders } from '../sweep-orders/sweep-orders.use-case';
import { CmsSyncTestBed, configurationFor, STORE } from '../specs/cms-sync-test-bed';

const XC_STORE = 'xc-shop';
const unreachable = { engineUrl: 'http://127.0.0.1:9/api', identityUrl: 'http://127.0.0.1:9', clientId: 'c' };

describe('a paid renewal', () => {
  let bed: CmsSyncTestBed;
  let next = 0;
  const id = (prefix: string): string => `${prefix}_${(next += 1)}`;

  beforeAll(async () => {
    bed = await CmsSyncTestBed.start();
    const plain = configurationFor(`${bed.server.url('kentico')}/rest`);
    await bed.service.configure({
      connections: [
        ...plain.connections,
        {
          id: 'xc-1',
          system: 'sitecore-xc',
          settings: { ...unreachable, shopName: 'S', environment: 'E', currency: 'EUR' },
          secrets: { clientSecret: 'c' },
        },
      ],
      stores: [...plain.stores, { ...plain.stores[0]!, id: XC_STORE, commerce: 'xc-1' }],
    });
  });
  afterEach(() => armFailpoints(undefined, 'test'));
  afterAll(() => bed.close());

  const database = () => bed.kentico.world.database;
  const customerId = (): string => String(database().rows(customerTable)[0]!['CustomerID']);
  const renewal = (parts: Partial<Invoice> = {}): Invoice => {
    const line = { ...anInvoice().lines[0]!, sku: 'BEANS-1KG' };
    const invoice = { invoiceId: id('in'), customerId: customerId(), lines: [line] };
    return anInvoice({ ...invoice, ...parts });
  };
  const send = (invoice: Invoice, options: { step?: object; subscription?: Subscription } = {}) => {
    const { subscription = null, step } = options;
    const body = { storeId: invoice.storeId, invoice, subscription };
    return bed.service.publish(CreateOrder, body, step ? ({ step } as never) : {});
  };
  const rowsOf = ({ invoiceId }: Invoice): Row[] =>
    database()
      .rows(orderTable)
      .filter((row) => String(row['OrderCustomData']).includes(`>${invoiceId}<`));
  const toldOf = ({ invoiceId }: Invoice): Array<BodyOf<typeof OrderCreatedByUs>> =>
    bed.service.published(OrderCreatedByUs).filter((fact) => fact.invoiceId === invoiceId);
  const created = (invoice: Invoice) =>
    bed.service.waitFor(() => toldOf(invoice)[0], {
      what: `the order of ${invoice.invoiceId}`,
    });
  const deadOf = (code: string, messageId: string) =>
    bed.service.waitFor(
      () =>
        bed.service
          .published(DeadLetterRecorded)
          .find((one) => one.code === code && one.deadLetterId === messageId),
      { what: `dead letter ${code}` },
    );

  it('is one paid order in the shop with the ids of Stripe, and no order that anybody placed', async () => {
    const invoice = renewal();
    const step = { runId: 'run-1', stepId: 'make-order', attempt: 1 };
    await send(invoice, { step });
    const { orderId, payment } = await created(invoice);
    const [row] = rowsOf(invoice);
    expect(row).toMatchObject({
      OrderIsPaid: true,
      OrderGrandTotal: '24.00',
      OrderCustomerID: Number(customerId()),
    });
    for (const stripeId of ['pi_1', 'ch_1']) expect(String(row!['OrderCustomData'])).toContain(stripeId);
    expect(payment).toMatchObject({ status: 'paid', captured: { amount: 2400, currency: 'EUR' } });
    expect(await bed.summary(orderId)).toMatchObject({
      orderStatus: 'paid',
      paymentStatus: 'paid',
      commerceStatus: 'PaymentReceived',
      total: { amount: 2400, currency: 'EUR' },
    });
    const settled = await bed.service.waitFor(() =>
      bed.service.published(SettleStep).find(({ runId }) => runId === 'run-1'),
    );
    expect(settled).toMatchObject({ outcome: 'completed', result: { orderId, payment: { status: 'paid' } } });
  });

  it('is one order, however often and by how many messages it is asked for', async () => {
    const invoice = renewal();
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => send(invoice)));
    await created(invoice);
    await bed.service.waitFor(
      async () => {
        const { count } = await bed.service.database.query(
          'SELECT 1 FROM inbox WHERE message_id = ANY ($1)',
          [ids],
        );
        return count === ids.length;
      },
      { what: 'all commands to be handled' },
    );
    expect(rowsOf(invoice)).toHaveLength(1);
    expect(toldOf(invoice)).toHaveLength(1);
  });

  it.each(['cms-sync.order-made-not-paid', 'cms-sync.order-made-not-noted'])(
    'is found again by its invoice after a crash at %s',
    async (name) => {
      const invoice = renewal();
      armFailpoints(`${name}:1:1:throw`, 'test');
      await send(invoice);
      await bed.service.waitFor(
        () => bed.service.published(DeadLetterRecorded).some((dead) => JSON.stringify(dead).includes(name)),
        { what: 'the crash' },
      );
      expect(rowsOf(invoice)).toHaveLength(1);
      armFailpoints(undefined, 'test');
      await send(invoice);
      const { orderId } = await created(invoice);
      expect(rowsOf(invoice)).toMatchObject([{ OrderID: Number(orderId), OrderIsPaid: true }]);
      const items = database().rows(orderItemTable);
      expect(items.filter((item) => item['OrderItemOrderID'] === Number(orderId))).toHaveLength(1);
    },
  );

  it('is never charged: our own order that comes back half made, by event or by sweep, is not taken for a placed one', async () => {
    const invoice = renewal();
    armFailpoints('cms-sync.order-made-not-paid:1:1:throw', 'test');
    await send(invoice);
    const row = await bed.service.waitFor(() => rowsOf(invoice)[0], { what: 'the half made order' });
    const orderId = String(row['OrderID']);
    await bed.service.waitFor(
      () =>
        database()
          .rows(orderItemTable)
          .some((item) => item['OrderItemOrderID'] === row['OrderID']),
      { what: 'its items' },
    );
    expect(row['OrderIsPaid']).toBe(false);
    expect(await bed.seen(orderId)).toMatchObject({
      state: 'ignored',
      note: `It is made here for invoice ${invoice.invoiceId}, which is paid.`,
    });
    await bed.service.app.get(SweepOrders).sweep({ id: STORE, commerce: 'kentico-1' } as never);
    armFailpoints(undefined, 'test');
    await send(invoice);
    await created(invoice);
    expect(await bed.seen(orderId, 'updated')).toMatchObject({ state: 'processed', note: 'unchanged' });
    const placed = bed.service.published(OrderPlaced).map(({ order }) => order.orderId);
    expect(placed).not.toContain(orderId);
    const ordinary = bed.kentico.placeOrder();
    expect(await bed.seen(ordinary)).toMatchObject({ note: 'placed' });
  });

  it('is not charged as a copy either: an order with our mark that we did not make waits for a person', async () => {
    const invoice = renewal();
    await send(invoice);
    await created(invoice);
    const copy = bed.kentico.placeOrder();
    const [row] = rowsOf(invoice);
    const data = { OrderCustomData: row!['OrderCustomData']! };
    database().update(orderTable, database().byId(orderTable, Number(copy))!, data);
    await bed.event(copy);
    await bed.service.waitFor(
      () => bed.service.published(DeadLetterRecorded).find(({ code }) => code === 'made-order-unknown'),
      { what: 'the copy to be refused' },
    );
    expect(bed.service.published(OrderPlaced).map(({ order }) => order.orderId)).not.toContain(copy);
  });

  it('goes to the customer and the addresses of the order that the subscription names', async () => {
    const first = bed.kentico.placeOrder();
    await bed.seen(first);
    const { order } = bed.service.published(OrderPlaced).find((fact) => fact.order.orderId === first)!;
    const invoice = renewal({ customerId: null });
    await send(invoice, { subscription: aSubscription({ orderId: first }) });
    const made = await created(invoice);
    expect(made.order).toMatchObject({
      customer: { customerId: order.customer.customerId },
      billingAddress: { line1: order.billingAddress!.line1 },
    });
  });

  it('of somebody whom nobody knows is an exception, and goes to nobody of the same e-mail address', async () => {
    const invoice = renewal({ customerId: null, customerEmail: 'marlene.okafor@example.com' });
    const before = database().rows(orderTable).length;
    await deadOf('subscriber-unknown', await send(invoice));
    expect(database().rows(orderTable)).toHaveLength(before);
  });

  it('in a currency of its own stays in it', async () => {
    const yen = (amount: number) => ({ amount, currency: 'JPY' });
    const invoice = renewal({ total: yen(2400), tax: yen(0), fromBalance: yen(0) });
    await send(invoice);
    expect((await created(invoice)).order).toMatchObject({ total: yen(2400), currency: 'JPY' });
    expect(rowsOf(invoice)).toMatchObject([{ OrderGrandTotal: '2400' }]);
  });

  it('is said to be nobody else’s doing where the system takes no orders: once, and by the step', async () => {
    const invoice = renewal({ storeId: XC_STORE });
    const step = { runId: 'run-2', stepId: 'make-order', attempt: 1 };
    await send(invoice, { step });
    await bed.service.waitFor(
      () => bed.service.published(SettleStep).find(({ runId }) => runId === 'run-2'),
      { what: 'the step to fail' },
    );
    const again = { runId: 'run-3', stepId: 'make-order', attempt: 1 };
    await send(invoice, { step: again });
    const settled = await bed.service.waitFor(
      () => bed.service.published(SettleStep).find(({ runId }) => runId === 'run-3'),
      { what: 'the second step to fail' },
    );
    expect(settled).toMatchObject({ outcome: 'failed', error: { code: 'not-supported' } });
    expect(bed.service.published(OrderNotCreated)).toMatchObject([
      { storeId: XC_STORE, invoiceId: invoice.invoiceId, error: { code: 'not-supported' } },
    ]);
  });
});
