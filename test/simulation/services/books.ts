import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Order } from '#contracts/models/order';
import type { ModelTx } from '#messaging/simulation/model-store';
import { book } from '../../../apps/reconciliation/src/domain/book';
import type { EntryDraft } from '../../../apps/reconciliation/src/domain/booking';
import type { BooksPolicy } from '../../../apps/reconciliation/src/domain/books-policy';
import { historyOf } from '../../../apps/reconciliation/src/domain/order-history';
import type { World } from '../world';

export interface Entry {
  readonly key: string;
  readonly orderId: string;
  readonly movement: BalanceTransaction;
  readonly entry: EntryDraft;
  readonly at: Date;
}

const POLICY: BooksPolicy = {
  ...{ discounts: 'contra', giftCardSkus: [], invoiceRates: {}, deferral: {}, disputeTaxRelief: false },
};
export const clearingOf = ({ lines }: EntryDraft): number =>
  lines
    .filter(({ account }) => account === '1100')
    .reduce((sum, { debit, credit }) => sum + debit - credit, 0);

/** One entry for each movement, ours first, then the ERP's; what builds on another entry waits for it. */
export function startBooks(world: World): void {
  const { erp, wire, time, mistakes } = world;
  const service = world.service('reconciliation');
  let keys = 0;

  const bookWaiting = (tx: ModelTx, orderId: string): void => {
    const order = tx.get<Order>(`order ${orderId}`);
    const waiting = tx.get<readonly BalanceTransaction[]>(`waiting ${orderId}`) ?? [];
    if (!order || waiting.length === 0) return;
    let entries = tx.get<readonly Entry[]>(`entries ${orderId}`) ?? [];
    let left = waiting;
    for (let progress = true; progress;) {
      progress = false;
      for (const movement of left) {
        const booking = book({
          balanceTransaction: movement,
          order: {
            ...{ snapshots: [order], unearned: 0 },
            history: historyOf(entries.map(({ entry }) => entry.movement)),
          },
          ...{ policy: POLICY, timeZone: 'UTC' },
        });
        if (booking.kind === 'exception') throw new Error(JSON.stringify(booking.fault));
        if (booking.kind === 'wait') continue;
        const key = `stripe:${movement.balanceTransactionId}`;
        entries = [...entries, { key, orderId, movement, entry: booking.entry, at: time.now() }];
        left = left.filter((one) => one !== movement);
        const amount = clearingOf(booking.entry);
        tx.publish({
          id: `post ${key}`,
          name: 'reconciliation.post-journal',
          body: { orderId, key, amount },
        });
        progress = true;
      }
    }
    tx.set(`entries ${orderId}`, entries);
    tx.set(`waiting ${orderId}`, left);
  };

  service.handle(['order.placed'], async (body, { once }) => {
    const { orderId, order } = body as { orderId: string; order: Order };
    await once((tx) => {
      tx.set(`order ${orderId}`, order);
      bookWaiting(tx, orderId);
    });
  });

  service.handle(['balance-transaction.recorded'], async (body, { once }) => {
    const { orderId, movement } = body as { orderId: string; movement: BalanceTransaction };
    await once((tx) => {
      tx.set(`waiting ${orderId}`, [...(tx.get<BalanceTransaction[]>(`waiting ${orderId}`) ?? []), movement]);
      bookWaiting(tx, orderId);
    });
  });

  service.handle(['reconciliation.post-journal'], async (body, { life, alreadyHandled, once }) => {
    if (alreadyHandled()) return;
    const { orderId, key, amount } = body as { orderId: string; key: string; amount: number };
    const used = mistakes.newKeyEachTime ? `${key} ${(keys += 1)}` : key;
    await wire.call(life, 'erp.post', () => erp.post(used, amount));
    await once((tx) => {
      const posted = { storeId: 'shop', orderId, at: time.now().toISOString() };
      tx.publish({ id: `posted ${key}`, name: 'journal-entry.posted', body: posted });
    });
  });

  service.handle(['reconciliation.post-order'], async (body, { life, alreadyHandled, once, settle }) => {
    if (alreadyHandled()) return;
    const { orderId } = body as { orderId: string };
    const found = await wire.call(life, 'erp.find', () => erp.findOrder(orderId));
    const number = mistakes.newKeyEachTime ? `${orderId} ${(keys += 1)}` : orderId;
    if (!found) await wire.call(life, 'erp.create', () => erp.createOrder(orderId, number));
    await once((tx) => settle(tx, { result: {} }));
  });

  for (const [name, held] of [
    ['reconciliation.reserve-inventory', 1],
    ['reconciliation.release-inventory', 0],
  ] as const) {
    service.handle([name], async (body, { life, alreadyHandled, once, settle }) => {
      if (alreadyHandled()) return;
      const { orderId } = body as { orderId: string };
      await wire.call(life, name, () => erp.reserved.set(orderId, held));
      await once((tx) => settle(tx, { result: { shortages: [] } }));
    });
  }
  service.start();
}
