import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { OrderPlaced } from '#contracts/events/orders';
import { ConnectionDegraded, ConnectionRecovered } from '#contracts/events/platform';
import { CmsSyncTestBed } from '../specs/cms-sync-test-bed';

const EVENTS = 200;

/** The retry ladder of the test is milliseconds where the real one is minutes; the outage lasts through several rungs of it. */
describe('an outage of the commerce system', () => {
  let bed: CmsSyncTestBed;
  beforeAll(async () => {
    bed = await CmsSyncTestBed.start();
  });
  afterAll(() => bed.close());

  it('AC-01: 200 events arrive while it answers 500; afterwards all are applied, none lost, none twice, and each change of state is told once', async () => {
    bed.server.faults('kentico').add({ kind: 'status-500' });
    const orderIds = Array.from({ length: EVENTS }, () => bed.kentico.placeOrder());
    const events = await Promise.all(orderIds.map((orderId) => bed.event(orderId)));
    await bed.service.waitFor(() => bed.service.published(ConnectionDegraded).length > 0);
    bed.clock.advance(30 * 60_000);
    expect(bed.service.published(OrderPlaced)).toEqual([]);

    bed.server.faults('kentico').clear();
    for (const event of events) await bed.processed(event, 60_000);
    const told = bed.service.published(OrderPlaced).map(({ order }) => order.orderId);
    expect([...told].sort()).toEqual([...orderIds].sort());
    expect(bed.service.published(DeadLetterRecorded)).toEqual([]);
    expect(bed.service.published(ConnectionDegraded)).toHaveLength(1);
    await bed.service.waitFor(() => bed.service.published(ConnectionRecovered).length === 1);
  });
});
