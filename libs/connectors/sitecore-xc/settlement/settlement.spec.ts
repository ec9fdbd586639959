import type { CommercePort } from '#connectors/kit/commerce-port';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { startXcTestEngine } from '../fixtures/xc-test-engine';
import type { XcTestEngine } from '../fixtures/xc-test-engine';
import type { Settlement } from './settlement';
import { SETTLEMENT_FIELD, settlementOf } from './settlement';

const MINUTE = 60_000;
const CHANGED = new Date('2026-11-21T10:00:00Z');

describe('what is concluded about settlement', () => {
  const judge = (states: string[] | null, minutes: number, status = 'Released'): Settlement =>
    settlementOf({
      activities: states === null ? null : states.map((paymentStatus) => ({ paymentStatus })),
      status,
      changedAt: CHANGED,
      now: new Date(CHANGED.getTime() + minutes * MINUTE),
      graceMs: 20 * MINUTE,
    });

  it.each([
    ['nothing yet, shortly after checkout', [], 10, 'Pending', 'pending'],
    ['nothing yet, while the minions may be at it', ['Pending'], 19, 'Released', 'pending'],
    ['a problem within that time, which a repetition may mend', ['Problem'], 19, 'Problem', 'pending'],
    ['nothing, when they have had their time', [], 21, 'Pending', 'overdue'],
    ['half of it', ['Settled', 'Pending'], 21, 'Released', 'overdue'],
    ['a problem', ['Settled', 'Problem'], 21, 'Problem', 'problem'],
    ['all of it, at once', ['Settled', 'Completed'], 0, 'Released', 'settled'],
    ['what was voided does not count', ['Void', 'Settled'], 0, 'Released', 'settled'],
    ['everything voided', ['Void'], 21, 'Pending', 'void'],
    ['cancelled', [], 21, 'Cancelled', 'void'],
    ['on hold: nothing settles there', [], 10_000, 'OnHold', 'pending'],
    ['what could not be read', null, 21, 'Released', 'unknown'],
  ] as const)('%s', (_name, states, minutes, status, expected) => {
    expect(judge(states === null ? null : [...states], minutes, status)).toBe(expected);
  });
});

describe('an order on its way through the minions', () => {
  const clock = new VirtualClock();
  let engine: XcTestEngine;
  let port: CommercePort;
  beforeEach(async () => {
    clock.set(CHANGED);
    engine = await startXcTestEngine({ clock });
    port = await engine.open();
  });
  afterEach(() => engine.close());

  const look = async (orderId: string): Promise<readonly [string, string | undefined, boolean]> => {
    const { order } = await port.getOrder('shop', orderId);
    return [order.commerceStatus, order.custom[SETTLEMENT_FIELD], order.commercePaid];
  };

  it('is never called unpaid before they have had their time, and counts as paid once all is settled', async () => {
    engine.xc.world.orders.companionInstalled = false;
    const id = engine.xc.placeOrder({ transactionId: 'other-gateway-1' });
    expect(await look(id)).toEqual(['Pending', 'pending', false]);
    clock.advance(5 * MINUTE);
    engine.xc.runMinions();
    expect(await look(id)).toEqual(['Released', 'pending', false]);
    clock.advance(5 * MINUTE);
    engine.xc.runMinions();
    expect(await look(id)).toEqual(['Completed', 'settled', true]);
  });

  it('ends in Problem where the product has no transaction to settle', async () => {
    engine.xc.world.orders.companionInstalled = false;
    const id = engine.xc.placeOrder();
    engine.xc.runMinions();
    engine.xc.runMinions();
    expect(await look(id)).toEqual(['Problem', 'pending', false]);
    clock.advance(21 * MINUTE);
    expect(await look(id)).toEqual(['Problem', 'problem', false]);
  });

  it('waits for its money where the companion plug-in is installed', async () => {
    const id = engine.xc.placeOrder();
    engine.xc.runMinions();
    expect(await look(id)).toEqual(['Pending', 'pending', false]);
  });

  it('shows no other fingerprint because time has passed', async () => {
    const id = engine.xc.placeOrder();
    const before = await port.getOrder('shop', id);
    clock.advance(21 * MINUTE);
    const after = await port.getOrder('shop', id);
    expect(after.order.custom[SETTLEMENT_FIELD]).toBe('overdue');
    expect(after.fingerprint).toBe(before.fingerprint);
  });

  it('says so when the engine does not show its sales activities to us', async () => {
    const id = engine.xc.placeOrder({ transactionId: 'x' });
    engine.xc.order(id).SalesActivity.push({ EntityTarget: 'Entity-SalesActivity-1', Name: 'Federated' });
    engine.server
      .faults('sitecore-xc')
      .add({ match: { pathPattern: '/api/SalesActivities*' }, kind: 'status-403' });
    expect(await look(id)).toEqual(['Pending', 'unknown', false]);
  });
});
