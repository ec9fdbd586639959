import type { Order } from '#contracts/models/order';
import type { FaultPlan } from '#messaging/simulation/faults';
import { anOrder } from '#testing/factories/order';
import { START, type World } from './world';

export const KINDS = [
  'paid',
  'declined-first',
  'captured',
  'canceled',
  'canceled-or-paid',
  'unpaid',
] as const;
type Kind = (typeof KINDS)[number];

export interface Story {
  readonly order: Order;
  readonly kind: Kind;
}

const PATIENCE_MS = 20_000;

/** The orders of one seed: what each shopper and each merchant is going to do. */
export function drawStories(faults: FaultPlan, count: number): Story[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: KINDS[faults.between('kind', 0, KINDS.length)]!,
    order: anOrder({
      orderId: String(1001 + index),
      placedAt: START.toISOString(),
      shipping: faults.between('shipping', 0, 900),
      tax: faults.between('tax', 0, 5_000),
      discount: faults.between('discount', 0, 2_000),
    }),
  }));
}

/** People act whatever the software does: they look again when there is nothing to act on yet. */
export function tellStory(world: World, { order, kind }: Story): void {
  const { time, stripe, shop, faults } = world;
  const { orderId } = order;
  const after = (least: number, most: number, act: () => void): void =>
    time.after(faults.between('people', least, most), act);
  const intent = () => stripe.intents.find((one) => one.orderId === orderId);
  const whenPayable = (act: (one: NonNullable<ReturnType<typeof intent>>) => void): void => {
    const one = intent();
    if (one) act(one);
    else time.after(PATIENCE_MS, () => whenPayable(act));
  };
  const pay = (): void => whenPayable((one) => void stripe.pay(one));
  const completeWhenPaid = (): void => {
    if (intent()?.state === 'succeeded') after(1_000, 60_000, () => shop.move(orderId, 'completed'));
    else if (intent()?.state !== 'canceled') time.after(PATIENCE_MS, completeWhenPaid);
  };

  after(0, 5_000, () => {
    shop.place(order);
    switch (kind) {
      case 'paid':
        after(2_000, 60_000, pay);
        return completeWhenPaid();
      case 'declined-first':
        after(2_000, 30_000, () =>
          whenPayable((one) => {
            stripe.decline(one);
            after(5_000, 40_000, pay);
          }),
        );
        return completeWhenPaid();
      case 'captured':
        after(2_000, 60_000, pay);
        return readyWhenAuthorized(world, orderId, completeWhenPaid);
      case 'canceled':
        return after(0, 90_000, () => shop.move(orderId, 'canceled'));
      case 'canceled-or-paid':
        after(2_000, 60_000, pay);
        return after(2_000, 60_000, () => shop.move(orderId, 'canceled'));
      case 'unpaid':
        return;
    }
  });
}

function readyWhenAuthorized(world: World, orderId: string, then: () => void): void {
  const { time, shop, faults } = world;
  // A merchant ships when the shop says that the money is there.
  if (shop.orders.get(orderId)!.status === 'authorized') {
    time.after(faults.between('people', 1_000, 60_000), () => shop.move(orderId, 'ready_for_capture'));
    then();
  } else time.after(PATIENCE_MS, () => readyWhenAuthorized(world, orderId, then));
}
