import { BalanceTransactionRecorded, PaymentSucceeded } from '#contracts/events/payments';
import { FraudWarningReceived, ReviewClosed, ReviewOpened } from '#contracts/events/reviews';
import { PaymentsWorld } from '../specs/payments-world';

const ELEVATED = '4000000000009235';
const WARNED = '4000000000005423';

describe('reviews and fraud warnings', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  it('a payment under review says so from the first word on, and again when somebody has looked', async () => {
    const order = world.order();
    await world.pay(await world.create(order), ELEVATED);
    expect(await world.paymentIn(order, 'paid')).toMatchObject({ risk: 'elevated', review: 'open' });
    await world.service.waitFor(() => world.told(ReviewOpened, order).length === 1);
    await world.quiet();
    expect(world.told(PaymentSucceeded, order)).toMatchObject([{ payment: { review: 'open' } }]);
    const [opened] = world.told(ReviewOpened, order);
    await world.stripe.stripe.reviews.approve(opened?.review.reviewId ?? '');
    const closed = await world.service.waitFor(() => world.told(ReviewClosed, order)[0]);
    expect(closed).toMatchObject({
      review: { closedAs: 'approved', open: false },
      payment: { review: 'closed' },
    });
  });

  it('a review that is opened by hand days later is told, and once', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    const payment = await world.paymentIn(order, 'paid');
    expect(payment).toMatchObject({ risk: 'normal', review: null });
    await world.stripe.control('/stripe/reviews', { charge: payment.external.chargeId });
    await world.service.waitFor(() => world.told(ReviewOpened, order).length === 1);
    for (const event of world.events.filter(({ type }) => type === 'review.opened')) {
      await world.deliver(event, `wh_again_${event.id}`);
    }
    await world.quiet();
    expect(world.told(ReviewOpened, order)).toHaveLength(1);
  });

  it('a warning of fraud is told once, with the payment it is about, and moves no money', async () => {
    const order = world.order();
    await world.pay(await world.create(order), WARNED);
    const told = await world.service.waitFor(() => world.told(FraudWarningReceived, order)[0]);
    expect(told).toMatchObject({
      warning: { fraudType: 'made_with_stolen_card', actionable: true },
      payment: { status: 'paid' },
    });
    const event = world.events.find(({ type }) => type === 'radar.early_fraud_warning.created');
    if (event) await world.deliver(event, 'wh_again');
    await world.quiet();
    expect(world.told(FraudWarningReceived, order)).toHaveLength(1);
    expect(world.told(BalanceTransactionRecorded, order)).toHaveLength(1);
  });
});
