import type { Order } from '#contracts/models/order';
import type { Life, ModelContext } from '#messaging/simulation/model-service';
import { decideCapture } from '../../../apps/payments/src/domain/decide-capture';
import type { OrderRecord } from '../../../apps/payments/src/domain/payment-record';
import { factOfPayment } from '../../../apps/payments/src/domain/payment-state';
import { planPayment } from '../../../apps/payments/src/domain/plan-payment';
import { isCaptured, isFinished } from '../../../apps/payments/src/domain/standing';
import type { World } from '../world';
import { newPayment, orderOf, paymentOf, save, takeLook, tell, type Look } from './payment-records';

const SWEEP_MS = 240_000;
const refused = (code: string) => ({ error: { code, message: code } });

/** The money: what to do is decided by the product's domain, what was done is in a record with a key before Stripe is asked. */
export function startPayments(world: World, manualOrders: ReadonlySet<string>): void {
  const { stripe, wire, time, mistakes } = world;
  const service = world.service('payments');
  let keys = 0;
  const keyOf = (key: string): string => (mistakes.newKeyEachTime ? `${key} ${(keys += 1)}` : key);
  const trusting = mistakes.stateGoesBack === true;

  const look = async (life: Life, intentId: string): Promise<Look> => {
    const asked = time.now();
    const { told, refunded } = await wire.call(life, 'stripe.retrieve', () => ({
      told: stripe.told(intentId),
      refunded: stripe.refundedOf(intentId),
    }));
    return { intentId, fact: factOfPayment(told, asked), refunded };
  };

  const movements = async (life: Life, intentId: string, orderId: string) => {
    const list = await wire.call(life, 'stripe.movements', () => stripe.movementsOf(intentId));
    return list.map((movement) => ({
      id: `movement ${movement.balanceTransactionId}`,
      name: 'balance-transaction.recorded',
      body: { orderId, movement },
    }));
  };

  /** Once a movement has been told it is not told again. */
  const publishMovements = (tx: Parameters<typeof save>[0], list: Awaited<ReturnType<typeof movements>>) => {
    for (const message of list) {
      if (tx.get(message.id)) continue;
      tx.set(message.id, true);
      tx.publish(message);
    }
  };

  service.handle(['payments.create-payment'], async (body, { life, alreadyHandled, once, settle }) => {
    if (alreadyHandled()) return;
    const { order } = body as { order: Order };
    const { orderId } = order;
    const plan = await life.transaction((tx) => {
      const known = orderOf(tx, orderId) ?? {
        ...{ storeId: order.storeId, orderId, order, canceledAt: null, currentPaymentId: null },
      };
      const payment = paymentOf(tx, orderId);
      const planned = planPayment(known, payment ? [payment] : [], time.now());
      if (!orderOf(tx, orderId)) tx.set(`order ${orderId}`, known);
      if (planned.do === 'create' && !payment) {
        tx.set(`payment ${orderId}`, newPayment(order, manualOrders.has(orderId), time.now()));
      }
      return planned;
    });
    if (plan.do === 'refuse') {
      await once((tx) => settle(tx, refused(plan.why)));
      return;
    }
    const record = paymentOf(service.store, orderId)!;
    const intentId = await wire.call(life, 'stripe.create', () =>
      stripe.createIntent(keyOf(`create ${record.paymentId}`), {
        orderId,
        amount: record.amount,
        currency: record.currency,
        manual: record.captureMode === 'manual',
      }),
    );
    await once((tx) => {
      const before = paymentOf(tx, orderId)!;
      const after = save(tx, before, { paymentIntentId: before.paymentIntentId ?? intentId });
      tell(tx, 'payment.created', after, time.now());
      settle(tx, { result: {} });
    });
  });

  service.handle(['payments.process-webhook'], async (body, { life, alreadyHandled, once }) => {
    if (alreadyHandled()) return;
    const { about } = body as { about: string };
    const { orderId } = stripe.intents.find(({ id }) => id === about)!;
    const seen = await look(life, about);
    const list = await movements(life, about, orderId);
    await once((tx) => {
      takeLook(tx, orderId, seen, time.now(), trusting);
      publishMovements(tx, list);
    });
  });

  service.handle(['payments.capture-payment'], async (body, { life, alreadyHandled, once, settle }) => {
    if (alreadyHandled()) return;
    const { orderId } = body as { orderId: string };
    const [order, payment] = [orderOf(service.store, orderId), paymentOf(service.store, orderId)];
    const intentId = payment?.paymentIntentId;
    if (!order || !payment || !intentId) return settleRefused('not-authorized', { once, settle });
    const decision = decideCapture(order, payment, { final: true });
    if (decision.do === 'refuse') return settleRefused(decision.why, { once, settle });
    if (decision.do === 'capture') {
      const key = keyOf(`capture ${payment.paymentId}`);
      await wire.call(life, 'stripe.capture', () => stripe.capture(key, intentId));
    }
    const seen = await look(life, intentId);
    const list = await movements(life, intentId, orderId);
    await once((tx) => {
      takeLook(tx, orderId, seen, time.now(), trusting);
      publishMovements(tx, list);
      settle(tx, { result: {} });
    });
  });

  service.handle(['payments.cancel-payment'], async (body, { life, alreadyHandled, once, settle }) => {
    if (alreadyHandled()) return;
    const { orderId } = body as { orderId: string };
    await life.transaction((tx) => {
      const order = tx.get<OrderRecord>(`order ${orderId}`);
      if (order) tx.set(`order ${orderId}`, { ...order, canceledAt: order.canceledAt ?? time.now() });
    });
    const intentId = paymentOf(service.store, orderId)?.paymentIntentId;
    if (!intentId) return settleRefused('nothing-to-cancel', { once, settle });
    const found = await look(life, intentId);
    if (found.fact && isCaptured(found.fact.standing)) {
      await wire.call(life, 'stripe.refund', () => stripe.refund(keyOf(`refund ${intentId}`), intentId));
    } else {
      await wire.call(life, 'stripe.cancel', () => stripe.cancel(keyOf(`cancel ${intentId}`), intentId));
    }
    const seen = await look(life, intentId);
    const list = await movements(life, intentId, orderId);
    await once((tx) => {
      takeLook(tx, orderId, seen, time.now(), trusting);
      publishMovements(tx, list);
      settle(tx, { result: {} });
    });
  });

  if (!mistakes.neverLooksAgain) {
    service.every(SWEEP_MS, async (life) => {
      for (const key of service.store.keys('payment ')) {
        const record = paymentOf(service.store, key.slice('payment '.length));
        if (!record?.paymentIntentId || isDone(record)) continue;
        const { orderId, paymentIntentId } = record;
        const seen = await look(life, paymentIntentId).catch(() => undefined);
        const list = seen && (await movements(life, paymentIntentId, orderId).catch(() => undefined));
        life.goOn();
        if (!seen || !list) continue;
        await life.transaction((tx) => {
          takeLook(tx, orderId, seen, time.now(), trusting);
          publishMovements(tx, list);
        });
      }
    });
  }
  service.start();
}

const isDone = ({
  state,
  refunded,
}: {
  state: { standing: Parameters<typeof isFinished>[0]; captured: number };
  refunded: number;
}): boolean => state.standing === 'canceled' || (isFinished(state.standing) && refunded === state.captured);

async function settleRefused(
  code: string,
  { once, settle }: Pick<ModelContext, 'once' | 'settle'>,
): Promise<void> {
  await once((tx) => settle(tx, refused(code)));
}
