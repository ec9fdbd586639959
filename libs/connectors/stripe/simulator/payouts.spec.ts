import type Stripe from 'stripe';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import { sessionOf, startStripe, type RunningSimulator } from './testing/running-simulator';
import type { StripeSimulatorOptions } from './world/settings';

const DAY_MS = 86_400_000;
const AT_NOON = new Date('2026-03-02T12:00:00Z');

describe('payouts of the Stripe simulator', () => {
  let running: RunningSimulator;

  const start = async (options: StripeSimulatorOptions = {}): Promise<void> => {
    running = await startStripe({ clock: new SimulatorClock({ now: () => AT_NOON }), ...options });
  };
  afterEach(() => running.close());

  const daily = { every: 'day', includePending: false, paidAfterMs: DAY_MS } as const;
  const sell = async (amount: number): Promise<void> => {
    const session = await running.stripe.checkout.sessions.create(sessionOf(amount));
    await running.pay(session.id);
  };
  const payouts = async (): Promise<Stripe.Payout[]> => (await running.stripe.payouts.list({})).data;
  const events = async (): Promise<string[]> => {
    const { data } = await running.stripe.events.list({ limit: 100 });
    return data.map(({ type }) => type).filter((type) => type.startsWith('payout.'));
  };

  it('are made at midnight of what has become available, and reach the bank a day later', async () => {
    await start({ automaticPayouts: daily });
    await sell(10_000);
    running.clock.advance(DAY_MS);
    expect(await payouts()).toEqual([]);
    running.clock.advance(3 * DAY_MS);
    const [made] = await payouts();
    expect(made).toMatchObject({
      amount: 9_825,
      automatic: true,
      method: 'standard',
      status: 'in_transit',
      reconciliation_status: 'in_progress',
    });
    expect(await events()).toEqual(['payout.created']);
    running.clock.advance(DAY_MS);
    expect(await payouts()).toMatchObject([
      { id: made!.id, status: 'paid', reconciliation_status: 'completed' },
    ]);
    expect(await events()).toEqual(['payout.reconciliation_completed', 'payout.paid', 'payout.created']);
  });

  it('draw a balance below zero from the bank', async () => {
    await start({ automaticPayouts: daily });
    await running.control('/stripe/balance-movements', {
      amount: -700,
      type: 'stripe_fee',
      reportingCategory: 'fee',
    });
    running.clock.advance(DAY_MS);
    expect(await payouts()).toMatchObject([{ amount: -700, automatic: true }]);
  });

  it('come as often as is wished, with what is pending, and take what a failed one gave back into the next', async () => {
    await start({ automaticPayouts: { every: { ms: 60_000 }, includePending: true, paidAfterMs: 0 } });
    await sell(10_000);
    running.clock.advance(60_000);
    const [paid] = await payouts();
    expect(paid).toMatchObject({ status: 'paid', amount: 9_825 });
    await running.control(`/stripe/payouts/${paid!.id}/fail`, {});
    running.clock.advance(60_000);
    expect(await payouts()).toMatchObject([
      { status: 'paid', amount: 9_825 },
      { id: paid!.id, status: 'failed' },
    ]);
    running.clock.advance(60_000);
    expect(await payouts()).toHaveLength(2);
  });

  it('cost a fee on top when they are instant, and cannot be broken down', async () => {
    await start();
    await sell(10_000);
    const payout = await running.control<Stripe.Payout>('/stripe/payouts/manual', {
      amount: 5_000,
      method: 'instant',
    });
    expect(payout).toMatchObject({
      method: 'instant',
      automatic: false,
      amount: 5_000,
      reconciliation_status: 'not_applicable',
    });
    const own = await running.stripe.balanceTransactions.retrieve(payout.balance_transaction as string);
    expect(own).toMatchObject({ type: 'payout', amount: -5_000, fee: 50, net: -5_050 });
  });

  it('are not made unless the settings say so', async () => {
    await start();
    await sell(10_000);
    running.clock.advance(30 * DAY_MS);
    expect(await payouts()).toEqual([]);
  });
});
