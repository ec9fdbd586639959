import { Decimal } from 'decimal.js';
import { newLines, replacedIds } from './commands';
import { userError } from './odoo-error';
import type { Rec, Records, Values } from './records';
import type { Warehouse } from './warehouse';
import type { WorldOptions } from './world';

const ORDER = 'sale.order';
const LINE = 'sale.order.line';

/** Sales orders: quotations until they are confirmed, which makes their delivery. */
export class Selling {
  constructor(
    private readonly records: Records,
    private readonly warehouse: Warehouse,
    private readonly options: Pick<WorldOptions, 'taxPercent'>,
  ) {}

  create(values: Values): Rec {
    const { order_line: commands, ...header } = values;
    const company = this.records.get('res.company', header['company_id'] ?? 1);
    this.records.get('res.partner', header['partner_id']);
    // Without a word about the pricelist the contact's own is taken: here the oldest.
    const pricelist =
      'pricelist_id' in header ? header['pricelist_id'] : this.records.all('product.pricelist')[0]?.id;
    const currency = pricelist
      ? this.records.get('product.pricelist', pricelist)['currency_id']
      : company['currency_id'];
    const places = Number(this.records.get('res.currency', currency)['decimal_places']);
    const lines = newLines(commands).map((line) => this.line(line, places));
    const total = lines.reduce((sum, line) => sum.plus(Number(line['price_total'])), new Decimal(0));
    const order = this.records.insert(ORDER, {
      ...header,
      company_id: company.id,
      pricelist_id: pricelist ?? false,
      currency_id: currency,
      state: 'draft',
      name: `S${String(this.records.all(ORDER).length + 1).padStart(5, '0')}`,
      amount_total: total.toNumber(),
      picking_ids: [],
    });
    const ids = lines.map((line) => this.records.insert(LINE, { ...line, order_id: order.id }).id);
    return this.records.update(ORDER, order.id, { order_line: ids });
  }

  confirm(id: number): void {
    const order = this.records.get(ORDER, id);
    if (order['state'] !== 'draft' && order['state'] !== 'sent') {
      throw userError('Some orders are not in a state requiring confirmation.');
    }
    const lines = (order['order_line'] as number[]).map((line) => this.records.get(LINE, line));
    const pickings = this.warehouse.deliver(order, lines);
    this.records.update(ORDER, id, { state: 'sale', picking_ids: pickings });
  }

  cancel(id: number): void {
    for (const picking of this.records.get(ORDER, id)['picking_ids'] as number[]) {
      this.warehouse.unreserve(picking);
    }
    this.records.update(ORDER, id, { state: 'cancel' });
  }

  unlink(id: number): void {
    const order = this.records.get(ORDER, id);
    if (order['state'] !== 'draft' && order['state'] !== 'cancel') {
      throw userError(
        'You can not delete a sent quotation or a confirmed sales order. You must first cancel it.',
      );
    }
    for (const line of order['order_line'] as number[]) this.records.remove(LINE, line);
    this.records.remove(ORDER, id);
  }

  /** A line that says nothing of taxes gets the product's. */
  private line(values: Values, places: number): Values {
    this.records.get('product.product', values['product_id']);
    const untaxed = new Decimal(Number(values['price_unit'] ?? 0))
      .times(Number(values['product_uom_qty'] ?? 1))
      .toDecimalPlaces(places);
    const percent = replacedIds(values['tax_ids']) === null ? this.options.taxPercent : 0;
    const tax = untaxed.times(percent).div(100).toDecimalPlaces(places);
    return { ...values, tax_ids: [], price_total: untaxed.plus(tax).toNumber() };
  }
}
