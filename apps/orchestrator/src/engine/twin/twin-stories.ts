import type { MoneyMove } from './twin-ledger';
import type { TwinWorld } from './twin-world';

/** What shoppers and merchants do in the twin's stories. */
export const TWIN_STORIES = [
  'paid',
  'declined-then-paid',
  'authorized-then-shipped',
  'canceled-before-paid',
  'paid-then-canceled',
  'paid-then-refunded',
  'never-paid',
] as const;
export type TwinStory = (typeof TWIN_STORIES)[number];

const PATIENCE_MS = 30_000;
const MOST_TRIES = 40;
const DAY_MS = 24 * 3_600_000;

/** Facts that the stories tell; the shop's and the payment's. */
export const TWIN_FACTS = [
  'order.placed',
  'order.status-changed',
  'payment.created',
  'payment.authorized',
  'payment.succeeded',
  'payment.failed',
  'payment.expired',
  'payment.canceled',
  'refund.succeeded',
  'journal-entry.posted',
];

export function tellTwinStory(world: TwinWorld, story: TwinStory): void {
  const { time, faults, order } = world;
  const soon = (act: () => void): void => time.after(faults.between('people', 1_000, 90_000), act);
  /** They come back while there is nothing to act on, and give up at last. */
  const money = (what: MoneyMove, then: () => void = () => undefined, tries = 0): void =>
    world.people((tx) => {
      if (world.move(tx, what)) soon(then);
      else if (tries < MOST_TRIES) time.after(PATIENCE_MS, () => money(what, then, tries + 1));
    });
  const merchant = (transition: string): void =>
    world.people((tx) =>
      world.tell(tx, 'order.status-changed', { previous: 'Before', current: transition, transition }),
    );
  world.people((tx) => world.tell(tx, 'order.placed', { order }));
  soon(() => {
    switch (story) {
      case 'paid':
        return money('pay', () => merchant('completed'));
      case 'declined-then-paid':
        return money('decline', () => money('pay', () => merchant('completed')));
      case 'authorized-then-shipped':
        return money('pay', () => merchant('ready_for_capture'));
      case 'canceled-before-paid':
        return merchant('canceled');
      case 'paid-then-canceled':
        return money('pay', () => merchant('canceled'));
      case 'paid-then-refunded':
        return money('pay', () => merchant('refunded'));
      case 'never-paid':
        return time.after(DAY_MS, () => money('expire'));
    }
  });
}
