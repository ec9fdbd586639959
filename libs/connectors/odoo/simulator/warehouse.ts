import { userError } from './odoo-error';
import type { Rec, Records } from './records';
import type { WorldOptions } from './world';

const PICKING = 'stock.picking';
const MOVE = 'stock.move';
const HELD = 'stock.move.line';

/** One warehouse with one step: what is ordered leaves it in one delivery. */
export class Warehouse {
  constructor(
    private readonly records: Records,
    private readonly options: Pick<WorldOptions, 'reservesAtConfirmation'>,
  ) {}

  /** IDs of the deliveries that an order needs: one, or none when nothing of it is a thing. */
  deliver(order: Rec, lines: readonly Rec[]): number[] {
    const things = lines.filter(
      (line) => this.records.get('product.product', line['product_id'])['is_storable'],
    );
    if (things.length === 0) return [];
    const number = String(this.records.all(PICKING).length + 1).padStart(5, '0');
    const picking = this.records.insert(PICKING, {
      name: `WH/OUT/${number}`,
      origin: order['name'],
      company_id: order['company_id'],
    });
    for (const line of things) {
      this.records.insert(MOVE, {
        picking_id: picking.id,
        product_id: line['product_id'],
        product_uom_qty: line['product_uom_qty'],
        quantity: 0,
        state: 'confirmed',
        move_orig_ids: [],
      });
    }
    if (this.options.reservesAtConfirmation) this.assign(picking.id);
    return [picking.id];
  }

  assign(picking: number): void {
    this.records.get(PICKING, picking);
    const moves = this.moves(picking);
    if (moves.length === 0) throw userError('Nothing to check the availability for.');
    for (const move of moves) this.hold(move);
  }

  unreserve(picking: number): void {
    this.records.get(PICKING, picking);
    for (const move of this.moves(picking)) {
      for (const held of this.records.all(HELD)) {
        if (held['move_id'] === move.id) this.records.remove(HELD, held.id);
      }
      this.records.update(MOVE, move.id, { quantity: 0, state: 'confirmed' });
    }
  }

  private hold(move: Rec): void {
    const [wanted, had] = [Number(move['product_uom_qty']), Number(move['quantity'])];
    const more = Math.min(wanted - had, this.free(Number(move['product_id'])));
    if (more <= 0) return;
    this.records.insert(HELD, { move_id: move.id, quantity: more });
    const quantity = had + more;
    const state = quantity === wanted ? 'assigned' : 'partially_available';
    this.records.update(MOVE, move.id, { quantity, state });
  }

  private free(product: number): number {
    const held = this.records
      .all(MOVE)
      .filter((move) => move['product_id'] === product)
      .reduce((sum, move) => sum + Number(move['quantity']), 0);
    return Number(this.records.get('product.product', product)['qty_available']) - held;
  }

  private moves(picking: number): Rec[] {
    return this.records.all(MOVE).filter((move) => move['picking_id'] === picking);
  }
}
