import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Fields } from './models';
import { patched, textOr } from './models';
import { OcError } from './oc-error';
import type { OrderBook, OrderRecord } from './order-book';
import { exact } from './place-order';

const RETURNABLE: ReadonlySet<unknown> = new Set(['Open', 'Completed']);
const TIMES: Readonly<Record<string, string>> = {
  Declined: 'DateDeclined',
  Canceled: 'DateCanceled',
  Completed: 'DateCompleted',
};

/** Order returns with the rules by which they move; OrderCloud computes no refund. */
export class ReturnBook {
  private readonly returns: Collection<Fields>;

  constructor(
    store: SimulatorStore,
    private readonly orders: OrderBook,
  ) {
    this.returns = store.collection('order-returns');
  }

  all(): Fields[] {
    return this.returns.values();
  }

  require(id: string): Fields {
    const found = this.returns.get(id);
    if (!found) throw OcError.notFound('OrderReturn', id);
    return found;
  }

  create(body: Fields): Fields {
    const record = this.orders.require(textOr(body['OrderID'], ''));
    if (!RETURNABLE.has(record.order['Status'])) {
      throw OcError.invalid('OrderReturn.InvalidOrderStatus', 'The order must be Open or Completed.');
    }
    const ID = textOr(body['ID'], `return-${this.returns.values().length + 1}`);
    if (this.returns.has(ID)) throw OcError.idExists('OrderReturn', ID);
    const items = (body['ItemsToReturn'] ?? []) as Fields[];
    requireReturnable(record, items);
    const created: Fields = {
      Comments: null,
      xp: null,
      ...body,
      ID,
      ItemsToReturn: items,
      RefundAmount: body['RefundAmount'] ?? sumOfItems(items),
      Status: 'Unsubmitted',
      PaymentIDs: [],
      DateCreated: this.orders.now(),
      DateSubmitted: null,
      DateApproved: null,
      DateDeclined: null,
      DateCanceled: null,
      DateCompleted: null,
      LastUpdated: this.orders.now(),
    };
    requireAmount(record, created);
    return this.save(created);
  }

  patch(id: string, changes: Fields): Fields {
    const wanted = patched(this.require(id), changes);
    requireAmount(this.orders.require(String(wanted['OrderID'])), wanted);
    return this.save(wanted);
  }

  submit(id: string, needsApproval: boolean): Fields {
    const Status = needsApproval ? 'AwaitingApproval' : 'Open';
    return this.move(id, ['Unsubmitted'], { Status, DateSubmitted: this.orders.now() });
  }

  approve(id: string): Fields {
    return this.move(id, ['AwaitingApproval'], { Status: 'Open', DateApproved: this.orders.now() });
  }

  end(id: string, Status: 'Declined' | 'Canceled' | 'Completed'): Fields {
    const from = Status === 'Declined' ? ['AwaitingApproval'] : ['AwaitingApproval', 'Open'];
    const allowed = Status === 'Completed' ? ['Open'] : from;
    return this.move(id, allowed, { Status, [TIMES[Status] ?? '']: this.orders.now() });
  }

  /** A negative payment on a return: never more than it gives back, and the last one completes it. */
  paid(record: OrderRecord, payment: Fields): void {
    const found = this.require(textOr(payment['OrderReturnID'], ''));
    if (found['OrderID'] !== record.order['ID'] || !RETURNABLE.has(found['Status'])) {
      throw OcError.invalid('Payment.InvalidOrderReturn', 'The return must be open, and of this order.');
    }
    const earlier = record.payments.filter(({ OrderReturnID }) => OrderReturnID === found['ID']);
    const paid = exact([...earlier, payment].reduce((sum, { Amount }) => sum - Number(Amount), 0));
    if (paid > Number(found['RefundAmount'])) {
      throw OcError.invalid('Payment.ExceedsReturn', 'Refunds may not exceed the amount of the return.');
    }
    const PaymentIDs = [...(found['PaymentIDs'] as unknown[]), payment['ID']];
    const whole = paid === Number(found['RefundAmount']) && found['Status'] === 'Open';
    const done = whole ? { Status: 'Completed', DateCompleted: this.orders.now() } : {};
    this.save({ ...found, PaymentIDs, ...done });
  }

  private move(id: string, from: readonly string[], fields: Fields): Fields {
    const found = this.require(id);
    if (from.includes(String(found['Status']))) return this.save({ ...found, ...fields });
    throw OcError.invalid('OrderReturn.InvalidStatus', `Not while it is ${String(found['Status'])}.`);
  }

  private save(entry: Fields): Fields {
    return this.returns.set(String(entry['ID']), { ...entry, LastUpdated: this.orders.now() });
  }
}

/** Goods can come back only after they have gone out; of a completed order everything has. */
function requireReturnable({ order, lineItems }: OrderRecord, items: readonly Fields[]): void {
  for (const { LineItemID, Quantity } of items) {
    const line = lineItems.find(({ ID }) => ID === LineItemID);
    if (!line) throw OcError.notFound('LineItem', String(LineItemID));
    const most = Number(order['Status'] === 'Completed' ? line['Quantity'] : line['QuantityShipped']);
    if (!(Number(Quantity) > 0) || Number(Quantity) > most) {
      throw OcError.invalid('OrderReturn.InvalidQuantity', `At most ${most} can be returned.`);
    }
  }
}

function requireAmount({ order }: OrderRecord, { RefundAmount }: Fields): void {
  if (RefundAmount === null || (Number(RefundAmount) >= 0 && Number(RefundAmount) <= Number(order['Total'])))
    return;
  throw OcError.invalid('OrderReturn.InvalidAmount', 'RefundAmount may not exceed the total of the order.');
}

function sumOfItems(items: readonly Fields[]): number | null {
  const amounts = items
    .map(({ RefundAmount }) => RefundAmount)
    .filter((amount) => amount !== null && amount !== undefined);
  return amounts.length === 0 ? null : exact(amounts.reduce<number>((sum, one) => sum + Number(one), 0));
}
