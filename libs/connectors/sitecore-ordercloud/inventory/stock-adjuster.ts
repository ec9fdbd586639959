import { createHash } from 'node:crypto';
import { Failure } from '#platform/errors/failure';
import { inventoryRecordSchema, stockOwnerSchema } from '../rest/models';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import type { StockPlace } from './stock-place';

/** Key of the `xp` under which the newest movements of ours stand, so that none is made twice. */
const MOVES_KEY = 'TillbridgeStock';
const MOST_MOVES = 20;
const MOST_TRIES = 3;

interface Stock {
  readonly available: number;
  readonly moves: readonly string[];
}

/**
 * Changes a stock by an amount. OrderCloud knows no such call and no condition on a write: the figure is read, written together with the
 * movement's mark, and read back. A mark that is there means that the movement was made; one that is gone, that somebody wrote over it.
 */
export class StockAdjuster {
  constructor(private readonly client: OrderCloudClient) {}

  /** What is available afterwards. `moveKey`: the same one twice is one movement. */
  async add(place: StockPlace, moveKey: string, quantity: number): Promise<number> {
    const mark = createHash('sha256').update(moveKey).digest('hex').slice(0, 24);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const before = await this.read(place);
      if (before.moves.includes(mark)) return before.available;
      const after = before.available + quantity;
      await this.client.write('PATCH', place.path, {
        ...(place.kind === 'inventory-record'
          ? { QuantityAvailable: after }
          : { Inventory: { QuantityAvailable: after } }),
        xp: { [MOVES_KEY]: [...before.moves, mark].slice(-MOST_MOVES) },
      });
      const now = await this.read(place);
      if (now.moves.includes(mark)) return now.available;
    }
    throw Failure.conflict('stock-not-kept', 'OrderCloud does not show the stock that was just written', {
      details: { path: place.path },
      suggestion: 'Another integration may write the same stock all the time.',
    });
  }

  private async read({ kind, path }: StockPlace): Promise<Stock> {
    if (kind === 'inventory-record') {
      const { QuantityAvailable, xp } = await this.client.get(path, inventoryRecordSchema);
      return { available: QuantityAvailable ?? 0, moves: movesOf(xp) };
    }
    const { Inventory, xp } = await this.client.get(path, stockOwnerSchema);
    return { available: Inventory?.QuantityAvailable ?? 0, moves: movesOf(xp) };
  }
}

function movesOf(xp: Record<string, unknown> | null | undefined): string[] {
  const moves = xp?.[MOVES_KEY];
  return Array.isArray(moves) ? moves.filter((move): move is string => typeof move === 'string') : [];
}
