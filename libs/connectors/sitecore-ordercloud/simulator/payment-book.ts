import type { Fields } from './models';
import { patched, textOr } from './models';
import { OcError } from './oc-error';
import type { OrderBook, OrderRecord } from './order-book';
import { exact } from './place-order';
import type { ReturnBook } from './return-book';

const TYPES: ReadonlySet<unknown> = new Set(['PurchaseOrder', 'CreditCard', 'SpendingAccount']);
const ONLY_ON_CREATE = ['Type', 'CreditCardID', 'SpendingAccountID'] as const;

/** Payments and their transactions, with the rules that bite. */
export class PaymentBook {
  private sequence = 0;

  constructor(
    private readonly orders: OrderBook,
    private readonly returns: ReturnBook,
  ) {}

  require(record: OrderRecord, id: string): Fields {
    const payment = record.payments.find(({ ID }) => ID === id);
    if (!payment) throw OcError.notFound('Payment', id);
    return payment;
  }

  create(record: OrderRecord, body: Fields, isAdmin: boolean): Fields {
    const ID = textOr(body['ID'], `payment-${(this.sequence += 1)}`);
    if (this.orders.all().some(({ payments }) => payments.some((known) => known['ID'] === ID))) {
      throw OcError.idExists('Payment', ID);
    }
    if (!TYPES.has(body['Type'])) throw OcError.invalid('Payment.InvalidType', 'Type is required.');
    if (body['Accepted'] === true && !isAdmin)
      throw new OcError(403, 'InsufficientRoles', 'Only an admin accepts.');
    const payment: Fields = {
      CreditCardID: null,
      SpendingAccountID: null,
      Description: null,
      Accepted: false,
      OrderReturnID: null,
      xp: null,
      ...body,
      ID,
      DateCreated: this.orders.now(),
      Currency: record.order['Currency'],
      Amount: body['Amount'] ?? exact(Number(record.order['Total']) - sumOf(record.payments)),
      Transactions: [],
    };
    const givesBack = Boolean(payment['OrderReturnID']);
    if (givesBack ? !(Number(payment['Amount']) < 0) : !(Number(payment['Amount']) > 0)) {
      const wanted = givesBack ? 'below zero for an order return' : 'above zero';
      throw OcError.invalid('Payment.InvalidAmount', `Amount must be ${wanted}.`);
    }
    requireSum(record, [...record.payments, payment]);
    if (givesBack) this.returns.paid(record, payment);
    record.payments.push(payment);
    this.orders.keep(record, 'payment.create', `payment:${ID}`);
    return payment;
  }

  patch(record: OrderRecord, id: string, changes: Fields): Fields {
    const payment = this.require(record, id);
    const fixed = ONLY_ON_CREATE.filter(
      (name) => changes[name] !== undefined && changes[name] !== payment[name],
    );
    if (fixed.length > 0)
      throw OcError.invalid('Payment.CannotChange', `${fixed.join(', ')} cannot be changed.`);
    const wanted = patched(payment, changes);
    if (Number(wanted['Amount']) < 0 && !wanted['OrderReturnID']) {
      throw OcError.invalid('Payment.InvalidAmount', 'Amount is negative only for an order return.');
    }
    requireSum(
      record,
      record.payments.map((known) => (known === payment ? wanted : known)),
    );
    Object.assign(payment, wanted);
    this.orders.keep(record, 'payment.patch', `payment:${id}`);
    return payment;
  }

  addTransaction(record: OrderRecord, id: string, body: Fields): Fields {
    const payment = this.require(record, id);
    const transactions = payment['Transactions'] as Fields[];
    for (const name of ['Type', 'DateExecuted']) {
      if (typeof body[name] !== 'string') throw OcError.invalid('InvalidRequest', `${name} is required.`);
    }
    const ID = textOr(body['ID'], `transaction-${(this.sequence += 1)}`);
    if (transactions.some((known) => known['ID'] === ID)) throw OcError.idExists('PaymentTransaction', ID);
    transactions.push({ Succeeded: false, ResultCode: null, ResultMessage: null, xp: null, ...body, ID });
    this.orders.keep(record, `transaction.create:${String(body['Type'])}`, `transaction:${ID}`);
    return payment;
  }
}

function requireSum({ order }: OrderRecord, payments: readonly Fields[]): void {
  if (sumOf(payments) <= Number(order['Total'])) return;
  throw OcError.invalid('Payment.ExceedsOrderTotal', 'Payments may not total more than the order.');
}

function sumOf(payments: readonly Fields[]): number {
  return exact(payments.reduce((sum, { Amount }) => sum + Number(Amount), 0));
}
