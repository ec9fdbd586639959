import { CapturePayment, RenewCheckout } from '#contracts/commands/payments';
import { OrderPlaced, OrderStatusChanged } from '#contracts/events/orders';
import { PaymentAuthorizationExpiring } from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import { LookAtOpenPayments } from '../apps/payments/src/sweeps/look-at-open-payments';
import { WarnOfExpiry } from '../apps/payments/src/sweeps/warn-of-expiry';
import { joinServices, type JoinedServices } from './support/joined-services';

const HOUR = 3_600_000;

describe('an authorization that nobody captures, from the order to its end', () => {
  let system: JoinedServices;
  beforeAll(async () => {
    system = await joinServices({
      id: 'shop',
      capture: { mode: 'manual', approvedStatus: 'Authorized', readyStatus: 'Ready' },
      statuses: { toCommerce: { payment_failed: 'PaymentFailed' }, fromCommerce: {} },
    });
  });
  afterAll(() => system.close());

  const authorized = async (): Promise<{ order: Order; payment: Payment }> => {
    const { payments, orchestrator } = system;
    const order = payments.order();
    await orchestrator.publish(OrderPlaced, { order });
    await orchestrator.waitFor(() => statusesOf(order).includes('awaiting_payment'));
    const created = await payments.paymentIn(order, 'pending');
    await payments.pay(created);
    const payment = await payments.paymentIn(order, 'authorized');
    await orchestrator.waitFor(() => statusesOf(order).includes('authorized'));
    return { order, payment };
  };
  const updatesOf = ({ orderId }: Order) =>
    system.orchestrator
      .sent('cms-sync.update-order')
      .map(({ body }) => body)
      .filter((body) => body['orderId'] === orderId);
  const statusesOf = (order: Order) => updatesOf(order).map((body) => body['orderStatus']);
  const subjects = ({ orderId }: Order) =>
    system.orchestrator.mails.map(({ subject }) => subject).filter((subject) => subject.includes(orderId));
  const hoursBefore = async (lost: Date, hours: number): Promise<void> => {
    const { payments } = system;
    payments.advance(lost.getTime() - hours * HOUR - payments.clock.now().getTime());
    await payments.service.app.get(WarnOfExpiry).run();
    await payments.service.app.get(LookAtOpenPayments).run();
    await payments.quiet();
  };

  it('AC-28: people are warned 48 h and 12 h before the date Stripe gives; lost, the order says so and the shopper is asked again', async () => {
    const { payments, orchestrator } = system;
    const { order, payment } = await authorized();
    const lost = new Date(payment.captureBefore!);
    await hoursBefore(lost, 48.5);
    expect(payments.told(PaymentAuthorizationExpiring, order)).toEqual([]);
    await hoursBefore(lost, 47.9);
    await orchestrator.waitFor(() => subjects(order).length === 1);
    await hoursBefore(lost, 12.5);
    expect(payments.told(PaymentAuthorizationExpiring, order)).toHaveLength(1);
    await hoursBefore(lost, 11.9);
    await orchestrator.waitFor(() => subjects(order).length === 2);
    expect(subjects(order)).toEqual([
      `Order ${order.orderId}: the authorization is lost in 48 hours`,
      `Order ${order.orderId}: the authorization is lost in 12 hours`,
    ]);
    await hoursBefore(lost, -1);
    await payments.paymentIn(order, 'expired');
    await orchestrator.waitFor(() => statusesOf(order).includes('payment_failed'));
    expect(updatesOf(order).at(-1)).toMatchObject({
      orderStatus: 'payment_failed',
      payment: { status: 'expired' },
      note: expect.stringContaining('expired') as string,
    });
    await orchestrator.waitFor(() => subjects(order).length === 3);
    expect(subjects(order)[2]).toBe(`Order ${order.orderId}: the authorization is lost`);

    // What comes next is the shopper's: the link leads to a new page, and paying there ends the alert.
    const { storeId, orderId } = order;
    await payments.service.publish(RenewCheckout, { storeId, orderId });
    const again = await payments.service.waitFor(async () => {
      const last = (await payments.payments(order)).at(-1)!;
      return last.status === 'pending' && last.external.checkoutSessionId !== null && last;
    });
    await payments.pay(again);
    await payments.paymentIn(order, 'authorized');
    await payments.step(CapturePayment, { storeId, orderId });
    await orchestrator.waitFor(() => subjects(order).some((subject) => subject.startsWith('Over:')));
  });

  it('AC-28: captured in time, nobody is warned any more and the alert is over', async () => {
    const { payments, orchestrator } = system;
    const { order, payment } = await authorized();
    const lost = new Date(payment.captureBefore!);
    await hoursBefore(lost, 47.9);
    await orchestrator.waitFor(() => subjects(order).length === 1);
    await orchestrator.publish(OrderStatusChanged, {
      storeId: order.storeId,
      orderId: order.orderId,
      previous: 'Authorized',
      current: 'Ready',
      transition: 'ready_for_capture',
      at: payments.clock.now().toISOString(),
    });
    await payments.paymentIn(order, 'paid');
    await orchestrator.waitFor(() => subjects(order).length === 2);
    expect(subjects(order)[1]).toMatch(/^Over: /);
    await hoursBefore(lost, 11.9);
    expect(payments.told(PaymentAuthorizationExpiring, order)).toHaveLength(1);
  });
});
