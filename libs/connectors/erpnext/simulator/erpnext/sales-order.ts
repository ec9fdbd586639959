import { cint, flt } from '../frappe/cast';
import type { DocType } from '../frappe/doctype';
import { series } from '../frappe/doctype';
import type { Doc } from '../frappe/document';
import { numberOf, rowsOf, textOf } from '../frappe/document';
import { check, currency, data, date, float, link, select, table } from '../frappe/field';
import { validationError } from '../frappe/frappe-error';
import type { Site } from '../frappe/site';
import { precisionOf } from './currency-precision';
import { cancelReservations, createReservations } from './stock-reservation';

export const salesOrderItem: DocType = {
  name: 'Sales Order Item',
  fields: [
    link('item_code', 'Item', { reqd: true }),
    data('item_name', { readOnly: true }),
    data('description'),
    float('qty', { reqd: true }),
    link('uom', 'UOM'),
    currency('rate'),
    currency('amount', { readOnly: true }),
    link('warehouse', 'Warehouse'),
    date('delivery_date'),
    check('reserve_stock', { defaultValue: 1 }),
    float('stock_reserved_qty', { readOnly: true }),
  ],
  submittable: false,
  child: true,
  naming: (_doc, site) => site.hash(),
};

export const salesOrder: DocType = {
  name: 'Sales Order',
  fields: [
    select('naming_series', 'SAL-ORD-.YYYY.-', { defaultValue: 'SAL-ORD-.YYYY.-' }),
    link('customer', 'Customer', { reqd: true }),
    data('customer_name', { readOnly: true }),
    select('order_type', '\nSales\nMaintenance\nShopping Cart', { reqd: true, defaultValue: 'Sales' }),
    link('company', 'Company', { reqd: true }),
    date('transaction_date', { reqd: true }),
    date('delivery_date'),
    data('po_no'),
    date('po_date'),
    link('currency', 'Currency', { reqd: true }),
    float('conversion_rate'),
    link('customer_address', 'Address'),
    link('shipping_address_name', 'Address'),
    link('set_warehouse', 'Warehouse'),
    check('reserve_stock'),
    select('apply_discount_on', '\nGrand Total\nNet Total', { defaultValue: 'Grand Total' }),
    currency('discount_amount'),
    check('disable_rounded_total'),
    check('ignore_pricing_rule'),
    table('items', 'Sales Order Item', { reqd: true }),
    table('taxes', 'Sales Taxes and Charges'),
    currency('total', { readOnly: true }),
    currency('total_taxes_and_charges', { readOnly: true }),
    currency('grand_total', { readOnly: true }),
    select('status', '\nDraft\nTo Deliver and Bill\nCompleted\nCancelled\nClosed', { readOnly: true }),
  ],
  submittable: true,
  naming: series('SAL-ORD-.YYYY.-'),
  validate,
  onSubmit: (doc, site) => {
    doc['status'] = 'To Deliver and Bill';
    if (numberOf(doc, 'reserve_stock') === 1) createReservations(doc, undefined, site);
  },
  onCancel: (doc, site) => {
    cancelReservations(doc, site);
    doc['status'] = 'Cancelled';
  },
  methods: {
    create_stock_reservation_entries: (doc, args, site) => {
      createReservations(doc, args['items_details'], site);
      return null;
    },
    cancel_stock_reservation_entries: (doc, _args, site) => {
      cancelReservations(doc, site);
      return null;
    },
  },
};

function validate(doc: Doc, site: Site): void {
  doc['status'] ??= 'Draft';
  doc['customer_name'] = textOf(site.find('Customer', textOf(doc, 'customer')) ?? doc, 'customer_name');
  convert(doc, site);
  const precision = precisionOf(textOf(doc, 'currency'));
  for (const row of rowsOf(doc, 'items')) validateItem(row, doc, precision, site);
  const sum = (field: string, table: string): number =>
    rowsOf(doc, table).reduce((soFar, row) => flt(soFar + numberOf(row, field), precision), 0);
  const [net, taxes] = [sum('amount', 'items'), sum('tax_amount', 'taxes')];
  doc['total'] = net;
  doc['total_taxes_and_charges'] = taxes;
  doc['grand_total'] = flt(net + taxes - numberOf(doc, 'discount_amount'), precision);
  if (numberOf(doc, 'grand_total') < 0) throw validationError('Grand Total cannot be negative');
}

function validateItem(row: Doc, doc: Doc, precision: number, site: Site): void {
  const item = site.find('Item', textOf(row, 'item_code'));
  row['item_name'] = item ? textOf(item, 'item_name') : null;
  if (numberOf(row, 'qty') <= 0) {
    throw validationError(`Row #${row.idx}: Quantity for Item ${textOf(row, 'item_code')} cannot be zero.`);
  }
  row['rate'] = flt(row['rate'], precision);
  row['amount'] = flt(numberOf(row, 'rate') * numberOf(row, 'qty'), precision);
  row['delivery_date'] ??= doc['delivery_date'];
  if (!textOf(row, 'delivery_date')) throw validationError('Please enter Delivery Date');
  if (textOf(row, 'delivery_date') < textOf(doc, 'transaction_date')) {
    throw validationError('Expected Delivery Date should be after Sales Order Date');
  }
  if (item && cint(item['is_stock_item']) === 1 && !textOf(row, 'warehouse')) {
    row['warehouse'] = doc['set_warehouse'];
    if (!textOf(row, 'warehouse')) {
      throw validationError(`Delivery warehouse required for stock item ${item.name}`);
    }
  }
}

function convert(doc: Doc, site: Site): void {
  const company = site.find('Company', textOf(doc, 'company'));
  if (!company) return;
  const [own, home] = [textOf(doc, 'currency'), textOf(company, 'default_currency')];
  if (own === home) doc['conversion_rate'] = 1;
  if (numberOf(doc, 'conversion_rate') > 0) return;
  const known = site.find('Currency Exchange', `${own}-${home}`);
  if (!known) {
    throw validationError(
      `Unable to find exchange rate for ${own} to ${home} for key date ${textOf(doc, 'transaction_date')}. Please create a Currency Exchange record manually`,
    );
  }
  doc['conversion_rate'] = numberOf(known, 'exchange_rate');
}
