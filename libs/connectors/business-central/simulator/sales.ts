import { Decimal } from 'decimal.js';
import { BcError, dialog } from './bc-error';
import { checkedFields } from './field-checks';
import { sameKey } from './journals';
import type { Rec, Stored, Tables } from './tables';
import type { World } from './world';

/** Customers and sales orders; both take their numbers from a series unless it allows numbers by hand. */
export class Sales {
  constructor(
    private readonly tables: Tables,
    private readonly world: World,
  ) {}

  createCustomer(values: Rec): Stored {
    const checked = this.numbered('customers', 'Customer', checkedFields('customers', values));
    return this.tables.insert('customers', { displayName: '', email: '', blocked: ' ', ...checked });
  }

  /** Header and lines in one request are one transaction. */
  createOrder(values: Rec): Stored {
    const { salesOrderLines = [], ...header } = values as { salesOrderLines?: Rec[] } & Rec;
    const checked = this.numbered('salesOrders', 'Sales Header', checkedFields('salesOrders', header));
    const customer = this.tables.all('customers').find(({ number }) => number === checked['customerNumber']);
    if (!customer) throw relation('Sell-to Customer No.', checked['customerNumber'], 'Customer');
    const lines = salesOrderLines.map((line) => this.line(line));
    const sum = (field: string): number =>
      lines.reduce((total, line) => total.plus(Number(line[field])), new Decimal(0)).toNumber();
    const order = this.tables.insert('salesOrders', {
      status: 'Draft',
      currencyCode: this.world.currency,
      ...checked,
      totalAmountExcludingTax: sum('amountExcludingTax'),
      totalAmountIncludingTax: sum('amountIncludingTax'),
    });
    for (const line of lines) this.tables.insert('salesOrderLines', { ...line, documentId: order.id });
    return order;
  }

  removeOrder(id: string): void {
    for (const line of this.tables.all('salesOrderLines')) {
      if (line['documentId'] === id) this.tables.remove('salesOrderLines', line.id);
    }
    this.tables.remove('salesOrders', id);
  }

  /** What was ordered is an invoice from now on; the order is gone. */
  shipAndInvoice(id: string): void {
    const order = this.tables.get('salesOrders', id);
    const { number, totalAmountIncludingTax } = order;
    const invoices = this.tables.all('salesInvoices').length;
    this.tables.insert('salesInvoices', {
      number: `PS-INV${103_001 + invoices}`,
      orderNumber: number,
      totalAmountIncludingTax,
    });
    this.removeOrder(id);
  }

  private line(values: Rec): Rec {
    const number = String(values['lineObjectNumber']).toUpperCase();
    const isItem = values['lineType'] === 'Item';
    const known = isItem ? this.world.item(number) : this.world.account(number);
    if (!known) throw relation('No.', number, isItem ? 'Item' : 'G/L Account');
    const price = new Decimal(Number(values['unitPrice']));
    if (price.isNegative()) throw dialog('Unit Price must not be negative.');
    const amount = price.times(Number(values['quantity'])).toDecimalPlaces(2);
    const tax = amount.times(this.world.taxPercent(values['taxCode'])).div(100).toDecimalPlaces(2);
    return {
      ...values,
      lineObjectNumber: number,
      amountExcludingTax: amount.toNumber(),
      amountIncludingTax: amount.plus(tax).toNumber(),
    };
  }

  private numbered(set: string, table: string, values: Rec): Rec {
    const all = this.tables.all(set);
    const number = typeof values['number'] === 'string' ? values['number'] : '';
    if (number === '') return { ...values, number: `${1001 + all.length}` };
    if (!this.world.manualNumbers) {
      throw dialog(
        'You may not enter numbers manually. If you want to enter numbers manually, please activate Manual Nos. in No. Series.',
      );
    }
    if (all.some((record) => record['number'] === number)) {
      throw sameKey(`The ${table} already exists. Identification fields and values: No.='${number}'`);
    }
    return values;
  }
}

function relation(field: string, value: unknown, table: string): BcError {
  return new BcError(
    400,
    'Internal_InvalidTableRelation',
    `The field ${field} contains a value (${String(value)}) that cannot be found in the related table (${table}).`,
  );
}
