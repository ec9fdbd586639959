import type { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';
import type { Fields } from './models';
import { patched, textOr } from './models';
import { OcError } from './oc-error';
import { exact, newCart, newLineItems, type PlaceOrder, placeOrderSchema } from './place-order';

export interface OrderRecord {
  order: Fields;
  lineItems: Fields[];
  payments: Fields[];
  responses: Fields;
}

const CANCELABLE: ReadonlySet<string> = new Set(['Unsubmitted', 'AwaitingApproval', 'Open']);

/** All orders of the marketplace, with their line items and payments, and the rules by which they move. */
export class OrderBook {
  private readonly records: Collection<OrderRecord>;
  private readonly sequences: Collection<{ last: number }>;

  constructor(
    store: SimulatorStore,
    private readonly ledger: EffectsLedger,
    private readonly clock: Clock,
  ) {
    this.records = store.collection('orders');
    this.sequences = store.collection('sequences');
  }

  all(): OrderRecord[] {
    return this.records.values();
  }

  find(id: string): OrderRecord | undefined {
    return this.records.get(id);
  }

  require(id: string): OrderRecord {
    const record = this.find(id);
    if (!record) throw OcError.notFound('Order', id);
    return record;
  }

  /** A cart with what the shopper chose. */
  open(asked: PlaceOrder, user?: Fields): OrderRecord {
    const id = asked.id ?? this.nextId();
    if (this.records.has(id)) throw OcError.idExists('Order', id);
    const lineItems = newLineItems(asked, this.now());
    const order = newCart(id, asked, lineItems, this.now(), user);
    return this.records.set(id, { order, lineItems, payments: [], responses: {} });
  }

  /** An empty cart that an administrator opens for a user. */
  openFor(body: Fields, user: Fields, currency: string | null): OrderRecord {
    const id = textOr(body['ID'], '') || this.nextId();
    if (this.records.has(id)) throw OcError.idExists('Order', id);
    const { TaxCost = 0, ShippingCost = 0, Comments = null, xp = null } = body;
    const asked = placeOrderSchema.parse({ id, currency });
    const order = newCart(id, asked, [], this.now(), user);
    const FromUser = { ...user, xp: null };
    const own = { FromUser, FromUserID: user['ID'], FromCompanyID: user['CompanyID'], BillingAddress: null };
    const record = {
      order: { ...order, ...own, BillingAddressID: null, ShippingAddressID: null, Comments, xp },
      lineItems: [],
      payments: [],
      responses: {},
    };
    this.patch(record, { TaxCost, ShippingCost, Subtotal: 0 });
    return record;
  }

  remove({ order }: OrderRecord): void {
    this.records.delete(String(order['ID']));
  }

  /** Every payment must be accepted before an order is submitted. */
  submit(record: OrderRecord, needsApproval: boolean): void {
    requireStatus(record, ['Unsubmitted']);
    if (record.payments.some((payment) => payment['Accepted'] !== true)) {
      throw OcError.invalid('Order.CannotSubmitWithUnacceptedPayments', 'All payments must be accepted.');
    }
    this.change(record, {
      Status: needsApproval ? 'AwaitingApproval' : 'Open',
      DateSubmitted: this.now(),
      IsSubmitted: true,
    });
  }

  approve(record: OrderRecord): void {
    requireStatus(record, ['AwaitingApproval']);
    this.change(record, { Status: 'Open', DateApproved: this.now() });
  }

  cancel(record: OrderRecord): void {
    requireStatus(record, [...CANCELABLE]);
    this.change(record, { Status: 'Canceled', DateCanceled: this.now() });
  }

  complete(record: OrderRecord): void {
    requireStatus(record, ['Open']);
    this.change(record, { Status: 'Completed', DateCompleted: this.now() });
  }

  /** When the last line has been shipped the platform completes the order itself. */
  ship(record: OrderRecord, quantities: Readonly<Record<string, number>>): void {
    requireStatus(record, ['Open']);
    for (const item of record.lineItems) {
      item['QuantityShipped'] = Number(item['QuantityShipped']) + (quantities[String(item['ID'])] ?? 0);
    }
    const whole = record.lineItems.every((item) => item['QuantityShipped'] === item['Quantity']);
    this.change(record, whole ? { Status: 'Completed', DateCompleted: this.now() } : {});
  }

  patch(record: OrderRecord, changes: Fields): void {
    const order = patched(record.order, changes);
    const sum = (names: readonly string[]): number =>
      names.reduce((total, name) => total + Number(order[name] ?? 0), 0);
    const added = sum(['Subtotal', 'TaxCost', 'ShippingCost', 'Gratuity', 'Fees']);
    this.change(record, { ...order, Total: exact(added - sum(['PromotionDiscount'])) });
  }

  /** Keeps a change and counts it as one effect of a key. */
  keep(record: OrderRecord, operation: string, key: string): void {
    const objectId = String(record.order['ID']);
    this.records.set(objectId, record);
    this.ledger.record({ operation, key, at: this.now(), objectId });
  }

  save(record: OrderRecord): void {
    this.records.set(String(record.order['ID']), record);
  }

  now(): string {
    return this.clock.now().toISOString();
  }

  private change(record: OrderRecord, fields: Fields): void {
    Object.assign(record.order, fields, { LastUpdated: this.now() });
    this.save(record);
  }

  private nextId(): string {
    const last = (this.sequences.get('orders')?.last ?? 100_000) + 1;
    this.sequences.set('orders', { last });
    return `OC-${last}`;
  }
}

/** What of each line has not been shipped. */
export function restOf({ lineItems }: OrderRecord): Array<[string, number]> {
  return lineItems
    .map((item): [string, number] => [
      String(item['ID']),
      Number(item['Quantity']) - Number(item['QuantityShipped']),
    ])
    .filter(([, left]) => left > 0);
}

function requireStatus({ order }: OrderRecord, allowed: readonly string[]): void {
  if (allowed.includes(String(order['Status']))) return;
  throw OcError.invalid(
    'Order.InvalidStatus',
    `Not possible while the order is ${String(order['Status'])}.`,
    {
      Status: order['Status'],
    },
  );
}
