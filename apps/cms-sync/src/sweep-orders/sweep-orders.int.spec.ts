import { CheckOrder } from '#contracts/commands/orders';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { OrderPlaced, OrderStatusChanged } from '#contracts/events/orders';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { Periodic } from '#service/schedule/periodic';
import { CmsSyncTestBed } from '../specs/cms-sync-test-bed';
import { SWEEP_JOB } from './sweep.timer';

const MINUTES = 60_000;

describe('the sweep', () => {
  const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
  let bed: CmsSyncTestBed;
  beforeAll(async () => {
    bed = await CmsSyncTestBed.start({ clock, kentico: { clock, utcOffsetMinutes: 330 } });
  });
  afterAll(() => bed.close());
  afterEach(() => bed.server.faults('kentico').clear());

  const sweep = async (): Promise<void> => {
    clock.advance(3 * MINUTES);
    await bed.service.app.get(Periodic).runNow(SWEEP_JOB);
  };
  const placed = (orderId: string): number =>
    bed.service.published(OrderPlaced).filter(({ order }) => order.orderId === orderId).length;
  const asked = (orderId: string): number =>
    bed.service.published(CheckOrder).filter((command) => command.orderId === orderId).length;

  it('finds orders and moves whose events never came, and asks for each once', async () => {
    const known = bed.kentico.placeOrder();
    await bed.seen(known);
    const missed = bed.kentico.placeOrder();
    await sweep();
    await bed.service.waitFor(() => placed(missed) === 1);
    bed.kentico.setStatus(known, 'Canceled');
    await sweep();
    await bed.service.waitFor(() =>
      bed.service.published(OrderStatusChanged).some((event) => event.orderId === known),
    );
    await sweep();
    await sweep();
    expect([asked(known), asked(missed)]).toEqual([1, 1]);
    expect([placed(known), placed(missed)]).toEqual([1, 1]);
  });

  it('goes on after an outage where it had stopped, however long it was', async () => {
    bed.server.faults('kentico').add({ kind: 'status-500' });
    const orderIds: string[] = [];
    for (let hour = 0; hour < 30; hour += 1) {
      orderIds.push(bed.kentico.placeOrder());
      clock.advance(60 * MINUTES);
      if (hour % 10 === 0) await sweep();
    }
    bed.server.faults('kentico').clear();
    await bed.service.waitFor(
      async () => {
        await sweep();
        return orderIds.every((orderId) => placed(orderId) === 1);
      },
      { what: 'all orders of the outage' },
    );
    expect(orderIds.map(placed)).toEqual(orderIds.map(() => 1));
  });

  it('is not held up by an order that cannot be read', async () => {
    const poisoned = bed.kentico.placeOrder({ currency: 'PTS' });
    clock.advance(1000);
    const sound = bed.kentico.placeOrder();
    await sweep();
    await bed.service.waitFor(() => placed(sound) === 1);
    const dead = await bed.service.waitFor(() => bed.service.published(DeadLetterRecorded)[0]);
    expect(dead).toMatchObject({ code: 'unknown-currency', body: { orderId: poisoned } });
    await sweep();
    expect(asked(sound)).toBe(1);
  });

  it('sweeps no more often than the connection says', async () => {
    await sweep();
    const before = (await bed.requests()).length;
    await bed.service.app.get(Periodic).runNow(SWEEP_JOB);
    expect((await bed.requests()).length).toBe(before);
  });
});
