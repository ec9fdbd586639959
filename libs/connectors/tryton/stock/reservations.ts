import type { Shortage } from '#connectors/kit/erp-port';
import { Failure } from '#platform/errors/failure';
import type { Row, TrytonClient } from '../client/tryton-client';

const SHIPMENT = 'stock.shipment.out';

interface Movement {
  readonly id: number;
  readonly sku: string;
  readonly state: string;
  readonly quantity: number;
}

/** Stock held for a sale: the moves of its shipments from storage to the output zone, assigned. */
export class Reservations {
  constructor(private readonly client: TrytonClient) {}

  async reserve(saleId: number): Promise<{ reservations: string[]; shortages: Shortage[] }> {
    for (const shipment of await this.shipments(saleId)) {
      if (shipment['state'] === 'waiting') await this.client.run(SHIPMENT, 'assign_try', [shipment.id]);
    }
    const movements = await this.movements(await this.shipments(saleId));
    const held = movements.filter(isHeld);
    return { reservations: held.map(({ id }) => String(id)), shortages: shortagesOf(movements) };
  }

  async release(saleId: number): Promise<void> {
    for (const shipment of await this.shipments(saleId)) {
      const held = (await this.movements([shipment])).some(({ state }) => state === 'assigned');
      if (held) await this.client.run(SHIPMENT, 'wait', [shipment.id]);
    }
  }

  private async shipments(saleId: number): Promise<Row[]> {
    const [sale] = await this.client.read('sale.sale', [saleId], ['state', 'shipments']);
    if (!sale || !['processing', 'done'].includes(String(sale['state']))) {
      throw Failure.permanent('erp-order-not-posted', `Sale ${saleId} of Tryton is not being processed`);
    }
    const ids = sale['shipments'];
    if (!Array.isArray(ids) || ids.length === 0) return [];
    return this.client.read(SHIPMENT, ids as number[], ['state', 'inventory_moves']);
  }

  private async movements(shipments: readonly Row[]): Promise<Movement[]> {
    const ids = shipments.flatMap((shipment) => shipment['inventory_moves'] as number[]);
    if (ids.length === 0) return [];
    const rows = await this.client.read('stock.move', ids, ['state', 'quantity', 'product.code']);
    return rows
      .map((row) => ({
        id: row.id,
        sku: String((row['product.'] as { code?: unknown } | undefined)?.code),
        state: String(row['state']),
        quantity: Number(row['quantity']),
      }))
      .sort((one, other) => one.id - other.id);
  }
}

const isHeld = ({ state }: Movement): boolean => state === 'assigned' || state === 'done';

function shortagesOf(movements: readonly Movement[]): Shortage[] {
  const shortages: Shortage[] = [];
  for (const sku of new Set(movements.map((movement) => movement.sku))) {
    const own = movements.filter((movement) => movement.sku === sku && movement.state !== 'cancelled');
    const sum = (of: readonly Movement[]): number => of.reduce((total, { quantity }) => total + quantity, 0);
    const [requested, reserved] = [sum(own), sum(own.filter(isHeld))];
    if (reserved < requested) shortages.push({ sku, requested, reserved });
  }
  return shortages;
}
