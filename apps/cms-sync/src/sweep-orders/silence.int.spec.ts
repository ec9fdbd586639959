import { ConnectionHeard, ConnectionSilent } from '#contracts/events/connection-silence';
import { OrderPlaced } from '#contracts/events/orders';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { Periodic } from '#service/schedule/periodic';
import { CmsSyncTestBed, CONNECTION } from '../specs/cms-sync-test-bed';
import { SWEEP_JOB } from './sweep.timer';

const MINUTE = 60_000;

describe('the silence of a shop', () => {
  const clock = new VirtualClock(new Date('2026-11-21T10:00:00Z'));
  let bed: CmsSyncTestBed;
  beforeAll(async () => {
    bed = await CmsSyncTestBed.start({ clock, kentico: { clock } });
  });
  afterAll(() => bed.close());

  /** An order of which only the sweep learns. */
  const found = async (): Promise<void> => {
    const orderId = bed.kentico.placeOrder();
    clock.advance(12 * MINUTE);
    await bed.service.app.get(Periodic).runNow(SWEEP_JOB);
    await bed.service.waitFor(() =>
      bed.service.published(OrderPlaced).some(({ order }) => order.orderId === orderId),
    );
  };

  it('is told once when orders are found that no event told of, and is over with the next event', async () => {
    await bed.seen(bed.kentico.placeOrder());
    const since = clock.now().toISOString();
    for (let round = 0; round < 4; round += 1) await found();
    const silences = () => bed.service.published(ConnectionSilent);
    await bed.service.waitFor(() => silences().length > 0);
    expect(silences()).toEqual([
      { connectionId: CONNECTION, since, missed: 3, rounds: 3, at: expect.any(String) as string },
    ]);
    await bed.seen(bed.kentico.placeOrder());
    await bed.service.waitFor(() => bed.service.published(ConnectionHeard).length > 0);
    expect(bed.service.published(ConnectionHeard)).toMatchObject([{ connectionId: CONNECTION, since }]);
    expect(silences()).toHaveLength(1);
  });
});
