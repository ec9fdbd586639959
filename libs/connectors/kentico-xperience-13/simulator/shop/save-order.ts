import type { Clock } from '#platform/clock/clock';
import type { KenticoDatabase } from '../kentico-database';
import { idOf } from '../kentico-database';
import { orderStatusUserTable, orderTable } from '../schema/order-tables';
import { orderStatusTable } from '../schema/shop-tables';
import type { Row } from '../schema/table';
import type { MailLog } from './mail-log';

/** Called after every save, whoever saved: event handlers know nothing of REST. */
export interface OrderObserver {
  saved(order: Row, kind: 'created' | 'updated', changed: readonly string[]): void;
}

/** `OrderInfoProvider.SetOrderInfo`: the one path by which checkout, administration and REST write an order. */
export class OrderSaver {
  private readonly observers: OrderObserver[] = [];

  constructor(
    private readonly database: KenticoDatabase,
    private readonly mails: MailLog,
    private readonly clock: Clock,
  ) {}

  observe(observer: OrderObserver): void {
    this.observers.push(observer);
  }

  /** `settled` runs after the order stands and before the event handlers: items and addresses. */
  create(values: Row, settled: (order: Row) => void = () => undefined): Row {
    const order = this.database.insert(orderTable, values);
    order['OrderInvoiceNumber'] ??= String(order['OrderID']);
    this.database.update(orderTable, order, {});
    settled(order);
    this.tell(order, 'created', Object.keys(values));
    return order;
  }

  update(order: Row, values: Row, changedByUserId: number | null): Row {
    const before = { ...order };
    const effective = { ...values };
    const status = this.statusAfter(before, effective);
    if (status?.['StatusOrderIsPaid'] === true) effective['OrderIsPaid'] = true;
    const changed = Object.keys(effective).filter((name) => effective[name] !== before[name]);
    this.database.update(orderTable, order, effective);
    if (status) this.statusChanged(order, before, status, changedByUserId);
    if (before['OrderIsPaid'] !== true && order['OrderIsPaid'] === true) {
      this.mails.record(order, 'payment-received');
    }
    if (before['OrderIsPaid'] === true && order['OrderIsPaid'] !== true) {
      this.mails.log('ORDERNOTPAID', idOf(order, 'OrderID'));
    }
    this.tell(order, 'updated', changed);
    return order;
  }

  /** The new status when it is another one. */
  private statusAfter(before: Row, values: Row): Row | undefined {
    const next = values['OrderStatusID'];
    if (next === undefined || next === null || next === before['OrderStatusID']) return undefined;
    return this.database.byId(orderStatusTable, Number(next));
  }

  private statusChanged(order: Row, before: Row, status: Row, changedByUserId: number | null): void {
    this.database.insert(orderStatusUserTable, {
      OrderID: order['OrderID'] ?? null,
      FromStatusID: before['OrderStatusID'] ?? null,
      ToStatusID: status['StatusID'] ?? null,
      ChangedByUserID: changedByUserId,
      Date: this.clock.now().toISOString(),
    });
    if (status['StatusSendNotification'] === true) {
      this.mails.record(order, `status:${String(status['StatusName'])}`);
    }
  }

  private tell(order: Row, kind: 'created' | 'updated', changed: readonly string[]): void {
    for (const observer of this.observers) observer.saved(order, kind, changed);
  }
}
