import type { ErpAttempt, Shortage } from '#connectors/kit/erp-port';
import { Failure } from '#platform/errors/failure';
import type { FrappeClient, FrappeDoc } from '../client/frappe-client';
import type { JustMade } from '../client/just-made';
import type { ItemCodes } from '../orders/item-codes';

const DOCTYPE = 'Stock Reservation Entry';

/** Stock held for a Sales Order. The ERP holds only what is not held yet, so asking twice holds once. */
export class Reservations {
  constructor(
    private readonly client: FrappeClient,
    private readonly items: ItemCodes,
    private readonly posted: JustMade<FrappeDoc>,
  ) {}

  async reserve(
    salesOrder: string,
    attempt?: ErpAttempt,
  ): Promise<{ reservations: string[]; shortages: Shortage[] }> {
    const justPosted = this.posted.take(salesOrder);
    const order = justPosted ?? (await this.client.get('Sales Order', salesOrder));
    if (order.docstatus !== 1) {
      throw Failure.permanent('erp-order-not-posted', `Sales Order ${salesOrder} is not submitted`);
    }
    const wanted = await this.wanted(order);
    if (wanted.size === 0) return { reservations: [], shortages: [] };
    if (attempt?.first === true || shortagesOf(wanted, await this.held(salesOrder)).length > 0) {
      await this.client.runMethod('Sales Order', salesOrder, 'create_stock_reservation_entries');
    }
    const held = await this.held(salesOrder);
    return { reservations: held.map(({ name }) => name), shortages: shortagesOf(wanted, held) };
  }

  async release(salesOrder: string): Promise<void> {
    for (const { name } of await this.held(salesOrder)) {
      try {
        await this.client.update(DOCTYPE, name, { docstatus: 2 });
      } catch (error) {
        if (!(error instanceof Failure) || error.failureClass === 'transient') throw error;
        if ((await this.client.get(DOCTYPE, name)).docstatus !== 2) throw error;
      }
    }
  }

  private async wanted(order: FrappeDoc): Promise<Map<string, number>> {
    const rows = Array.isArray(order['items']) ? (order['items'] as Array<Record<string, unknown>>) : [];
    const codes = [...new Set(rows.map((row) => String(row['item_code'])))];
    const stocked = await this.items.stocked(codes);
    const wanted = new Map<string, number>();
    for (const row of rows) {
      const code = String(row['item_code']);
      if (stocked.has(code)) wanted.set(code, (wanted.get(code) ?? 0) + Number(row['qty']));
    }
    return wanted;
  }

  private async held(salesOrder: string): Promise<Array<{ name: string; item: string; quantity: number }>> {
    const rows = await this.client.list(DOCTYPE, {
      filters: [
        ['voucher_type', '=', 'Sales Order'],
        ['voucher_no', '=', salesOrder],
        ['docstatus', '=', 1],
      ],
      fields: ['name', 'item_code', 'reserved_qty'],
      orderBy: 'name asc',
    });
    return rows.map((row) => ({
      name: String(row['name']),
      item: String(row['item_code']),
      quantity: Number(row['reserved_qty']),
    }));
  }
}

function shortagesOf(
  wanted: ReadonlyMap<string, number>,
  held: ReadonlyArray<{ readonly item: string; readonly quantity: number }>,
): Shortage[] {
  const shortages: Shortage[] = [];
  for (const [sku, requested] of wanted) {
    const reserved = held.filter(({ item }) => item === sku).reduce((sum, { quantity }) => sum + quantity, 0);
    if (reserved < requested) shortages.push({ sku, requested, reserved });
  }
  return shortages;
}
