import { LookAtOrder } from '#contracts/commands/payments';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import { PaymentsWorld } from '../specs/payments-world';

describe('a look at an order of which something is late', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  it('tells its movements again, also those that were told before', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    await world.quiet();
    const told = () => world.told(BalanceTransactionRecorded, order);
    expect(told()).toHaveLength(1);
    const { storeId, orderId } = order;
    await world.service.publish(LookAtOrder, { storeId, orderId });
    await world.service.waitFor(() => told().length === 2);
    expect(told()[1]?.balanceTransaction).toEqual(told()[0]?.balanceTransaction);
  });

  it('finds a payment that no webhook told of', async () => {
    const order = world.order();
    const payment = await world.create(order);
    world.deliverWebhooks = false;
    await world.pay(payment);
    const { storeId, orderId } = order;
    await world.service.publish(LookAtOrder, { storeId, orderId });
    await world.paymentIn(order, 'paid');
    world.deliverWebhooks = true;
  });

  it('is nothing for an order that nobody knows', async () => {
    await world.service.publish(LookAtOrder, { storeId: 'shop', orderId: 'unheard-of' });
    await world.quiet();
    expect(
      world.service.published(BalanceTransactionRecorded).some(({ orderId }) => orderId === 'unheard-of'),
    ).toBe(false);
  });
});
