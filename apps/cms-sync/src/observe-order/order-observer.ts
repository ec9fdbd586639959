import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { CommerceOrder } from '#connectors/kit/commerce-port';
import type { Store } from '#contracts/models/configuration';
import { OrderChanged, OrderPlaced, OrderStatusChanged } from '#contracts/events/orders';
import type { OrderStatus } from '#contracts/models/statuses';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { CrmMarks } from '../crm/mark/crm-marks';
import { OrderPaymentRepository } from '../database/order-payment.repository';
import { OrderWriteRepository } from '../database/order-write.repository';
import type { OrderRecord } from '../database/order-record';
import { OrderRepository } from '../database/order.repository';
import { ownWordOf } from '../domain/commerce-transition';
import type { Observation } from '../domain/observe-order';
import { lastMoveIdOf, observeOrder } from '../domain/observe-order';
import { paymentStatusOf } from '../domain/payment-status';
import { StockTrigger } from '../put-back-stock/stock-trigger';
import { isForgotten } from './order-admission';
import { ReturnTeller } from './return-teller';
import { ShipmentTeller, type LastShipment } from './shipment-teller';

export interface Observed {
  readonly outcome: 'placed' | Observation['kind'];
  /** As it stands now. */
  readonly record: OrderRecord;
}

/** Takes what was read from the commerce system into our own record and tells what is new about it, once. */
@Injectable()
export class OrderObserver {
  constructor(
    private readonly orders: OrderRepository,
    private readonly payments: OrderPaymentRepository,
    private readonly writes: OrderWriteRepository,
    private readonly returns: ReturnTeller,
    private readonly shipments: ShipmentTeller,
    private readonly stock: StockTrigger,
    private readonly crm: CrmMarks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `further`: what else is to be kept with what was seen; it is given the record as it would be, and answers it as it is to be. */
  async observe(
    tx: Tx,
    message: MessageContext,
    store: Store,
    seen: CommerceOrder,
    further: (record: OrderRecord) => OrderRecord = unchanged,
  ): Promise<Observed> {
    const key = { storeId: store.id, orderId: seen.order.orderId };
    const known = (await this.orders.lock(tx, key)) ?? (await this.place(tx, message, store, seen));
    if ('outcome' in known)
      return { ...known, record: await this.keep(tx, known.record, further(known.record)) };
    const ownStatuses = await this.writes.statusesUnderWay(tx, key);
    const observation = observeOrder(known, seen, ownStatuses, store);
    if (observation.kind === 'stale') {
      return { outcome: 'stale', record: await this.keep(tx, known, further(known)) };
    }
    await this.returns.tell(tx, message, store, seen);
    const shipment = await this.shipments.tell(tx, message, seen);
    await this.stock.canceled(tx, message, store, known.order, seen.order);
    const merged = this.merge(known, seen, observation);
    const record = await this.keep(tx, known, further(merged), observation.kind !== 'unchanged');
    await this.tell(tx, message, observation, record, shipment);
    return { outcome: observation.kind, record };
  }

  /** Writes nothing when nothing is other than it was: most looks are at echoes and repetitions. */
  private async keep(tx: Tx, known: OrderRecord, record: OrderRecord, matters = false): Promise<OrderRecord> {
    if (!isDeepStrictEqual(known, record)) await this.orders.save(tx, record);
    if (matters || record.orderStatus !== known.orderStatus) await this.crm.orderChanged(tx, record.order);
    return record;
  }

  /** The record of the transaction that was first, or the new one. */
  private async place(
    tx: Tx,
    message: MessageContext,
    store: Store,
    seen: CommerceOrder,
  ): Promise<Observed | OrderRecord> {
    const { order, fingerprint } = seen;
    const key = { storeId: store.id, orderId: order.orderId };
    const record: OrderRecord = {
      connectionId: store.commerce,
      orderStatus: isForgotten(seen) ? standingOf(store, order.commerceStatus) : 'placed',
      commerceStatus: order.commerceStatus,
      previousCommerceStatus: null,
      paymentStatus: paymentStatusOf(await this.payments.ofOrder(tx, key)),
      fingerprint,
      order,
      lastMoveId: lastMoveIdOf(seen),
      updatedAt: this.clock.now(),
    };
    if (!(await this.orders.insert(tx, record))) return (await this.orders.lock(tx, key)) ?? record;
    await this.crm.orderChanged(tx, order);
    const paidBy = isForgotten(seen) ? { paidBy: seen.paidBy! } : {};
    await message.publish(tx, OrderPlaced, { order, ...paidBy }, { correlation: key });
    await this.shipments.tell(tx, message, seen);
    return { outcome: 'placed', record };
  }

  private merge(
    known: OrderRecord,
    seen: CommerceOrder,
    observation: Exclude<Observation, { kind: 'stale' }>,
  ): OrderRecord {
    const { order, fingerprint } = seen;
    const lastMoveId = lastMoveIdOf(seen) ?? known.lastMoveId;
    if (observation.kind === 'unchanged') return { ...known, order, lastMoveId };
    return {
      ...known,
      order,
      lastMoveId,
      fingerprint,
      commerceStatus: order.commerceStatus,
      previousCommerceStatus: observation.moves.at(-1)?.previous ?? known.previousCommerceStatus,
      orderStatus: observation.orderStatus,
      updatedAt: this.clock.now(),
    };
  }

  private async tell(
    tx: Tx,
    message: MessageContext,
    observation: Exclude<Observation, { kind: 'stale' }>,
    { order }: OrderRecord,
    shipment: LastShipment,
  ): Promise<void> {
    if (observation.kind === 'unchanged') return;
    const key = { storeId: order.storeId, orderId: order.orderId };
    const { contentChanged, totalChanged, moves } = observation;
    if (contentChanged) {
      await message.publish(tx, OrderChanged, { order, totalChanged }, { correlation: key });
    }
    for (const move of moves) {
      const body = { ...key, ...move, ...(shipment && { shipment }), at: this.clock.now().toISOString() };
      await message.publish(tx, OrderStatusChanged, body, { correlation: key });
    }
  }
}

/** A paid order that was forgotten stands where the shop says, at least at `paid`. */
function standingOf(store: Store, commerceStatus: string): OrderStatus {
  const word = ownWordOf(store, commerceStatus);
  return word === 'completed' || word === 'refunded' ? word : 'paid';
}

const unchanged = (record: OrderRecord): OrderRecord => record;
