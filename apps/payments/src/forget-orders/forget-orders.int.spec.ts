import { CreatePayment, RefundPayment } from '#contracts/commands/payments';
import type { Order } from '#contracts/models/order';
import { CONNECTION, PaymentsWorld } from '../specs/payments-world';
import { ForgetOrders } from './forget-orders.use-case';

const DAY = 86_400_000;

describe('order copies that have had their time', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const forget = () => world.service.app.get(ForgetOrders).run();
  const kept = async ({ storeId, orderId }: Order): Promise<string> => {
    const { rows } = await world.service.database.query<{ body: object }>(
      'SELECT body FROM orders WHERE store_id = $1 AND order_id = $2',
      [storeId, orderId],
    );
    const operations = await world.service.database.query<{ parameters: object }>(
      'SELECT parameters FROM operations WHERE store_id = $1 AND order_id = $2',
      [storeId, orderId],
    );
    return JSON.stringify([rows, operations.rows]);
  };
  const paid = async (): Promise<Order> => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    await world.quiet();
    return order;
  };
  const rest = () =>
    world.service.database.query(
      'UPDATE payments SET next_look_at = NULL, balance_check_at = NULL WHERE standing = $1',
      ['paid'],
    );

  it('lose whose they were 90 days after the last change, and can be refunded all the same', async () => {
    const order = await paid();
    const email = order.customer.email!;
    expect(await kept(order)).toContain(email);
    await rest();
    world.advance(89 * DAY);
    expect(await forget()).toBe(0);
    world.advance(2 * DAY);
    expect(await forget()).toBe(1);
    expect(await forget()).toBe(0);
    const left = await kept(order);
    for (const text of [email, order.customer.lastName!, order.billingAddress!.line1])
      expect(left).not.toContain(text);

    const { storeId, orderId } = order;
    const refunded = await world.step(RefundPayment, { storeId, orderId });
    expect(refunded.result?.['status']).toBe('refunded');
    // A late repetition of the first command makes nothing new.
    const again = await world.step(CreatePayment, { order });
    expect(again.outcome).toBe('completed');
    expect(await world.payments(order)).toHaveLength(1);
  });

  it('stay whole while a payment is open, the provider is asked about it, or a dispute is under way', async () => {
    const open = world.order();
    await world.create(open);
    const asked = await paid();
    const disputed = await paid();
    await rest();
    await world.service.database.query('UPDATE payments SET next_look_at = $2 WHERE order_id = $1', [
      asked.orderId,
      new Date(world.clock.now().getTime() + 400 * DAY),
    ]);
    await world.service.database.query(
      `INSERT INTO disputes (connection_id, dispute_id, store_id, order_id, charge_id, status, version, amount, currency,
         reason, funds_withdrawn, submitted, past_due, observed_at, opened_at, updated_at)
       VALUES ($1, 'dp_1', $2, $3, 'ch_1', 'needs_response', 1, 100, 'EUR', 'fraudulent', true, false, false, $4, $4, $4)`,
      [CONNECTION, disputed.storeId, disputed.orderId, world.clock.now()],
    );
    world.clock.advance(91 * DAY);
    await forget();
    for (const order of [open, asked, disputed]) expect(await kept(order)).toContain(order.customer.email!);
  });

  it('are whole again when the shop changes the order', async () => {
    const order = await paid();
    await rest();
    world.clock.advance(91 * DAY);
    await forget();
    expect(await kept(order)).not.toContain(order.customer.email!);
    const modifiedAt = world.clock.now().toISOString();
    await world.step(CreatePayment, { order: { ...order, modifiedAt } });
    expect(await kept(order)).toContain(order.customer.email!);
    world.clock.advance(91 * DAY);
    expect(await forget()).toBeGreaterThan(0);
    expect(await kept(order)).not.toContain(order.customer.email!);
  });
});
