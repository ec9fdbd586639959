import { PaymentAuthorizationExpiring } from '#contracts/events/payments';
import { PaymentsWorld } from '../specs/payments-world';
import { WarnOfExpiry } from './warn-of-expiry';

const HOUR = 3_600_000;
/** More than one turn looks at. */
const CROWD = 500;

describe('a crowd of authorisations about to be lost', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({ stores: [{ id: 'shop', capture: { mode: 'manual' } }] });
  });
  afterAll(() => world.close());

  /** The same payment so many times, warned of or lost. */
  const crowd = (paymentId: string, name: string, own: object): Promise<unknown> =>
    world.service.database.query(
      `INSERT INTO payments SELECT copy.* FROM payments, generate_series(1, $4::int) AS n, LATERAL jsonb_populate_record(payments,
         jsonb_build_object('payment_id', $2 || n, 'payment_intent_id', NULL, 'checkout_session_id', NULL) || $3::jsonb) AS copy
       WHERE payments.payment_id = $1`,
      [paymentId, name, JSON.stringify(own), CROWD],
    );

  it('AC-28: keeps no other from being warned of, once they are warned of or lost', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    const payment = await world.paymentIn(order, 'authorized');
    await world.quiet();
    const lost = new Date(payment.captureBefore ?? 0).getTime();
    world.advance(lost - 47 * HOUR - world.clock.now().getTime());
    const sooner = { capture_before: new Date(lost - HOUR), next_look_at: null };
    await crowd(payment.paymentId, 'warned-', { ...sooner, warned_hours: 48 });
    await crowd(payment.paymentId, 'lost-', { ...sooner, capture_before: new Date(lost - 100 * HOUR) });
    await world.service.app.get(WarnOfExpiry).run();
    await world.quiet();
    expect(world.told(PaymentAuthorizationExpiring, order).map((body) => body.payment.paymentId)).toEqual([
      payment.paymentId,
    ]);
  });
});
