import type { Tx } from '#platform/database/database';
import { VirtualClock } from '#platform/clock/virtual-clock';
import type { AlertDelivery } from './alert-delivery';
import type { AlertScope } from './alert-rule';
import type { AlertRepository } from './alert.repository';
import { Alerts } from './alerts';

/** Who is told when an alert of this kind about `stripe` settles. */
async function toldOfTheEnd(kind: string): Promise<AlertScope[]> {
  const told: AlertScope[] = [];
  const settled = { kind, subject: 'stripe', storeId: null, orderId: null };
  const repository = { settle: () => Promise.resolve(settled) };
  const delivery = {
    deliver: (_tx: Tx, _alert: object, scope: AlertScope) => Promise.resolve(told.push(scope)),
  };
  const alerts = new Alerts(
    repository as unknown as AlertRepository,
    delivery as unknown as AlertDelivery,
    new VirtualClock(),
  );
  const change = { change: 'settle', kind, itemId: 'stripe/then', keep: true } as const;
  await alerts.apply({} as Tx, change, () => Promise.resolve());
  return told;
}

describe('the end of an alert', () => {
  it.each(['connection.degraded', 'connection.silent'])(
    'of kind %s is told to the stores of the connection and to no other',
    async (kind) => expect(await toldOfTheEnd(kind)).toEqual([{ connectionId: 'stripe' }]),
  );

  it('of dead letters that belong to no store is told to everybody', async () =>
    expect(await toldOfTheEnd('dead-letter.recorded')).toEqual([{ everybody: true }]));
});
