import type { Shortage } from '#connectors/kit/erp-port';
import { Failure } from '#platform/errors/failure';
import type { OdooClient } from '../client/odoo-client';
import { idOf } from '../client/odoo-client';
import type { Sale, Sales } from '../orders/sales';

const PICKING = 'stock.picking';
const MOST_MOVES = 5000;

interface Movement {
  readonly id: number;
  readonly picking: number;
  readonly product: number;
  readonly state: string;
  readonly wanted: number;
  readonly held: number;
}

const OPEN = new Set(['waiting', 'confirmed', 'partially_available']);
const HOLDING = new Set(['assigned', 'partially_available']);

/**
 * Stock held for an order: the moves with which its deliveries begin. Odoo reserves at confirmation already, unless the operation type
 * says otherwise; what it holds are move lines, which are made anew each time.
 */
export class Reservations {
  constructor(
    private readonly client: OdooClient,
    private readonly sales: Sales,
  ) {}

  async reserve(saleId: number): Promise<{ reservations: string[]; shortages: Shortage[] }> {
    const sale = await this.confirmed(saleId);
    const before = await this.movements(sale);
    for (const picking of pickingsWith(before, OPEN)) {
      await this.client.run(PICKING, 'action_assign', picking);
    }
    const movements = await this.movements(sale);
    return { reservations: await this.held(movements), shortages: await this.shortages(movements) };
  }

  async release(saleId: number): Promise<void> {
    const movements = await this.movements(await this.confirmed(saleId));
    for (const picking of pickingsWith(movements, HOLDING)) {
      await this.client.run(PICKING, 'do_unreserve', picking);
    }
  }

  private async confirmed(saleId: number): Promise<Sale> {
    const sale = await this.sales.get(saleId);
    if (sale?.state === 'posted') return sale;
    throw Failure.permanent('erp-order-not-posted', `Order ${saleId} of Odoo is not confirmed`);
  }

  private async movements({ pickings }: Sale): Promise<Movement[]> {
    if (pickings.length === 0) return [];
    const rows = await this.client.search(
      'stock.move',
      [
        ['picking_id', 'in', pickings],
        ['move_orig_ids', '=', false],
        ['state', 'not in', ['draft', 'cancel']],
      ],
      ['picking_id', 'product_id', 'state', 'product_uom_qty', 'quantity'],
      { limit: MOST_MOVES },
    );
    return rows.map((row) => ({
      id: row.id,
      picking: idOf(row['picking_id'])!,
      product: idOf(row['product_id'])!,
      state: String(row['state']),
      wanted: Number(row['product_uom_qty']),
      held: Number(row['quantity']),
    }));
  }

  private async held(movements: readonly Movement[]): Promise<string[]> {
    const holding = movements.filter(({ held }) => held > 0).map(({ id }) => id);
    if (holding.length === 0) return [];
    const rows = await this.client.search('stock.move.line', [['move_id', 'in', holding]], ['quantity'], {
      limit: MOST_MOVES,
    });
    return rows.map(({ id }) => String(id));
  }

  private async shortages(movements: readonly Movement[]): Promise<Shortage[]> {
    const short: Array<{ product: number; requested: number; reserved: number }> = [];
    for (const product of new Set(movements.map((movement) => movement.product))) {
      const own = movements.filter((movement) => movement.product === product);
      const requested = own.reduce((sum, { wanted }) => sum + wanted, 0);
      const reserved = own.reduce((sum, { held }) => sum + held, 0);
      if (reserved < requested) short.push({ product, requested, reserved });
    }
    if (short.length === 0) return [];
    const ids = short.map(({ product }) => product);
    const rows = await this.client.search('product.product', [['id', 'in', ids]], ['default_code'], {
      limit: ids.length,
      context: { active_test: false },
    });
    const skus = new Map(rows.map((row) => [row.id, String(row['default_code'])]));
    return short.map(({ product, requested, reserved }) => ({
      sku: skus.get(product) ?? String(product),
      requested,
      reserved,
    }));
  }
}

function pickingsWith(movements: readonly Movement[], states: ReadonlySet<string>): number[] {
  return [...new Set(movements.filter(({ state }) => states.has(state)).map(({ picking }) => picking))];
}
