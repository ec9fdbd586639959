import type { OrderStatus } from '#contracts/models/statuses';
import type { ModelTx } from '#messaging/simulation/model-store';
import { mayMove } from '../../../apps/cms-sync/src/domain/order-status';
import { START, type World } from '../world';

interface Seen {
  readonly moves: number;
  readonly status: OrderStatus;
}

const SWEEP_MS = 300_000;

/** Orders as the shop tells them, and statuses written into it. An event is a hint: the shop is read. */
export function startCmsSync(world: World): void {
  const { shop, wire, time } = world;
  const service = world.service('cms-sync');

  const observe = (tx: ModelTx, orderId: string, read: ReturnType<typeof shop.read>): void => {
    const { order, moves } = read;
    const key = { storeId: order.storeId, orderId };
    const at = time.now().toISOString();
    const seen = tx.get<Seen>(`seen ${orderId}`);
    if (!seen) tx.publish({ id: `placed ${orderId}`, name: 'order.placed', body: { ...key, order, at } });
    const known = seen ?? { moves: 0, status: 'placed' };
    for (const [index, transition] of moves.entries()) {
      if (index < known.moves) continue;
      const body = { ...key, previous: 'Before', current: transition, transition, at };
      tx.publish({ id: `moved ${orderId} ${index}`, name: 'order.status-changed', body });
    }
    tx.set(`seen ${orderId}`, { ...known, moves: Math.max(known.moves, moves.length) });
  };

  service.handle(['cms-sync.process-webhook'], async (body, { life, alreadyHandled, once }) => {
    if (alreadyHandled()) return;
    const { about } = body as { about: string };
    const read = await wire.call(life, 'shop.read', () => shop.read(about));
    await once((tx) => observe(tx, about, read));
  });

  service.handle(['cms-sync.update-order'], async (body, { life, alreadyHandled, once, settle }) => {
    if (alreadyHandled()) return;
    const { orderId, orderStatus: wanted } = body as { orderId: string; orderStatus?: OrderStatus };
    const known = service.store.get<Seen>(`seen ${orderId}`)!;
    const moves = wanted !== undefined && mayMove(known.status, wanted);
    if (moves) await wire.call(life, 'shop.write', () => shop.write(orderId, wanted));
    await once((tx) => {
      const seen = tx.get<Seen>(`seen ${orderId}`)!;
      if (moves) tx.set(`seen ${orderId}`, { ...seen, status: wanted });
      settle(tx, { result: {} });
    });
  });

  if (!world.mistakes.neverLooksAgain) {
    service.every(SWEEP_MS, async (life) => {
      for (const orderId of [...shop.orders.keys()]) {
        const read = await wire.call(life, 'shop.list', () => shop.read(orderId)).catch(() => undefined);
        life.goOn();
        if (read && time.now() > START) await life.transaction((tx) => observe(tx, orderId, read));
      }
    });
  }
  service.start();
}
