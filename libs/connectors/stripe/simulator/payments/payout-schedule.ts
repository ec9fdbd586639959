import type { AutomaticPayouts } from '../world/settings';
import type { StripeWorld } from '../world/world';
import { createPayout, payableAmount } from './payouts';

const DAY_MS = 86_400_000;
const TASK = 'automatic-payouts';

/** Sets the payout schedule going, by the settings of this run whatever those of an earlier one were. */
export function startPayoutSchedule(world: StripeWorld): void {
  const { automaticPayouts } = world.settings;
  world.agenda.cancel(TASK);
  if (automaticPayouts !== null) scheduleNext(world, automaticPayouts);
}

/** One payout per currency with something to pay out or, when the balance is below zero, to draw from the bank. */
export function payOutBySchedule(world: StripeWorld): void {
  const { automaticPayouts, settlementCurrencies } = world.settings;
  if (automaticPayouts === null) return;
  const { includePending, paidAfterMs } = automaticPayouts;
  for (const currency of settlementCurrencies) {
    const request = { currency, includePending, paidAfterMs };
    if (payableAmount(world, request) !== 0) createPayout(world, request);
  }
  scheduleNext(world, automaticPayouts);
}

function scheduleNext(world: StripeWorld, { every }: AutomaticPayouts): void {
  const now = world.clock.now().getTime();
  world.agenda.schedule(TASK, TASK, every === 'day' ? DAY_MS - (now % DAY_MS) : every.ms);
}
