import { cint, flt } from '../frappe/cast';
import type { DocType } from '../frappe/doctype';
import { series } from '../frappe/doctype';
import type { Doc } from '../frappe/document';
import { numberOf, rowsOf, textOf } from '../frappe/document';
import { data, dynamicLink, float, link, select } from '../frappe/field';
import { validationError } from '../frappe/frappe-error';
import type { Site } from '../frappe/site';

export const stockReservationEntry: DocType = {
  name: 'Stock Reservation Entry',
  fields: [
    link('item_code', 'Item', { reqd: true }),
    link('warehouse', 'Warehouse', { reqd: true }),
    select('voucher_type', '\nSales Order\nWork Order', { reqd: true }),
    dynamicLink('voucher_no', 'voucher_type', { reqd: true }),
    data('voucher_detail_no'),
    float('voucher_qty'),
    float('available_qty'),
    float('reserved_qty'),
    float('delivered_qty', { readOnly: true }),
    link('company', 'Company'),
    select('status', 'Draft\nPartially Reserved\nReserved\nPartially Delivered\nDelivered\nCancelled', {
      readOnly: true,
      defaultValue: 'Draft',
    }),
  ],
  submittable: true,
  naming: series('MAT-SRE-.YYYY.-'),
  onSubmit: (entry, site) => {
    const whole = numberOf(entry, 'reserved_qty') >= numberOf(entry, 'voucher_qty');
    entry['status'] = whole ? 'Reserved' : 'Partially Reserved';
    hold(entry, numberOf(entry, 'reserved_qty'), site);
  },
  onCancel: (entry, site) => {
    entry['status'] = 'Cancelled';
    hold(entry, -numberOf(entry, 'reserved_qty'), site);
  },
};

/** Holds what is there, row by row; a row with nothing left to hold is passed over with a message, not an error. */
export function createReservations(order: Doc, itemsDetails: unknown, site: Site): void {
  if (order.docstatus !== 1) throw validationError(`Sales Order ${order.name} is not submitted`);
  if (!settings(site).enabled) {
    throw validationError('Please enable Stock Reservation in the Stock Settings.');
  }
  const wanted = wantedQuantities(itemsDetails);
  for (const row of rowsOf(order, 'items')) {
    if (wanted ? !wanted.has(row.name) : cint(row['reserve_stock']) !== 1) continue;
    reserveRow(order, row, wanted?.get(row.name), site);
  }
}

function reserveRow(order: Doc, row: Doc, asked: number | undefined, site: Site): void {
  const item = site.get('Item', textOf(row, 'item_code'));
  if (cint(item['is_stock_item']) !== 1) return;
  const unreserved = numberOf(row, 'qty') - held(order, row, site);
  const stock = bin(item.name, textOf(row, 'warehouse'), site);
  const available = numberOf(stock, 'actual_qty') - numberOf(stock, 'reserved_stock');
  if (unreserved <= 0 || available <= 0) return;
  const quantity = Math.min(unreserved, available, asked ?? Number.POSITIVE_INFINITY);
  if (quantity <= 0 || (quantity < unreserved && !settings(site).partial)) return;
  site.insert(
    'Stock Reservation Entry',
    {
      item_code: item.name,
      warehouse: row['warehouse'],
      voucher_type: 'Sales Order',
      voucher_no: order.name,
      voucher_detail_no: row.name,
      voucher_qty: row['qty'],
      available_qty: available,
      reserved_qty: quantity,
      company: order['company'],
      docstatus: 1,
    },
    order.modified_by,
  );
}

export function cancelReservations(order: Doc, site: Site): void {
  for (const entry of reservationsOf(order.name, site)) {
    site.update('Stock Reservation Entry', entry.name, { docstatus: 2 }, order.modified_by);
  }
}

export function reservationsOf(orderName: string, site: Site): Doc[] {
  return site
    .where('Stock Reservation Entry', 'voucher_no', orderName)
    .filter((entry) => entry.docstatus === 1);
}

export function bin(item: string, warehouse: string, site: Site): Doc {
  const name = `${item}::${warehouse}`;
  return (
    site.find('Bin', name) ??
    site.insert('Bin', { item_code: item, warehouse, actual_qty: 0 }, 'Administrator')
  );
}

function held(order: Doc, row: Doc, site: Site): number {
  return reservationsOf(order.name, site)
    .filter((entry) => entry['voucher_detail_no'] === row.name)
    .reduce((sum, entry) => sum + numberOf(entry, 'reserved_qty'), 0);
}

function hold(entry: Doc, quantity: number, site: Site): void {
  const stock = bin(textOf(entry, 'item_code'), textOf(entry, 'warehouse'), site);
  site.put({ ...stock, reserved_stock: numberOf(stock, 'reserved_stock') + quantity });
}

function wantedQuantities(itemsDetails: unknown): Map<string, number> | undefined {
  const list: unknown = typeof itemsDetails === 'string' ? JSON.parse(itemsDetails) : itemsDetails;
  if (!Array.isArray(list)) return undefined;
  return new Map(
    list.map((item: Record<string, unknown>) => [
      String(item['sales_order_item'] ?? item['name']),
      flt(item['qty_to_reserve']),
    ]),
  );
}

function settings(site: Site): { readonly enabled: boolean; readonly partial: boolean } {
  const stored = site.find('Stock Settings', 'Stock Settings');
  return {
    enabled: cint(stored?.['enable_stock_reservation']) === 1,
    partial: cint(stored?.['allow_partial_reservation']) === 1,
  };
}
