import type { KenticoRestClient } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';
import type { RawOrder } from './raw-order';
import { readStatusHistory } from './status-history';

export type OrderParts = Pick<RawOrder, 'items' | 'addresses' | 'customer' | 'history'>;

/** An order's row as it was before we ourselves wrote to the named columns. */
export interface OwnWrite {
  readonly before: KenticoRow;
  readonly columns: readonly string[];
}

interface Remembered {
  readonly row: KenticoRow;
  readonly parts: OrderParts;
  /** When they began to be read, on the clock that nobody sets. */
  readonly at: number;
}

/** Long enough for a change, our answer to it and the echo of that; too short for somebody to notice. */
const FRESH_MS = 5_000;
const MOST_REMEMBERED = 500;
const MODIFIED = 'OrderLastModified';

/**
 * Lines, addresses, customer and status history of orders. Kentico renews an order's time of change with every save of it, and events about an order come
 * in flocks, half of them echoes of our own writes: as long as the row stands exactly as a moment ago, apart from what we wrote into it, so
 * do the parts, and need not be asked for again. The history is asked for whenever it does not end with the status that the row shows.
 */
export class OrderPartsReader {
  private readonly recent = new Map<number, Remembered>();

  constructor(
    private readonly rest: KenticoRestClient,
    private readonly now: () => number = () => performance.now(),
  ) {}

  async of(id: number, row: KenticoRow, written?: OwnWrite): Promise<OrderParts> {
    const known = this.recent.get(id);
    if (known && this.now() - known.at < FRESH_MS && stands(known.row, row, written)) {
      const stays = historyStands(known, row);
      const parts = stays ? known.parts : { ...known.parts, history: await readStatusHistory(this.rest, id) };
      this.recent.set(id, { ...known, row, parts });
      return parts;
    }
    const at = this.now();
    const parts = await this.read(id, row);
    this.recent.delete(id);
    // An order without lines is being made: its parts are on their way.
    if (parts.items.length > 0) this.recent.set(id, { row, parts, at });
    for (const oldest of this.recent.keys()) {
      if (this.recent.size <= MOST_REMEMBERED) break;
      this.recent.delete(oldest);
    }
    return parts;
  }

  private async read(id: number, row: KenticoRow): Promise<OrderParts> {
    const [items, addresses, customer, history] = await Promise.all([
      this.rest.children('ecommerce.order', id, 'ecommerce.orderitem'),
      this.rest.children('ecommerce.order', id, 'ecommerce.orderaddress'),
      this.rest.one('ecommerce.customer', row.requiredInteger('OrderCustomerID')),
      readStatusHistory(this.rest, id),
    ]);
    return { items, addresses, customer, history };
  }
}

function stands(known: KenticoRow, now: KenticoRow, written: OwnWrite | undefined): boolean {
  if (!written) return known.differsIn(now).length === 0;
  const ours = new Set([...written.columns, MODIFIED].map((name) => name.toLowerCase()));
  return (
    known.differsIn(written.before).length === 0 &&
    written.before.differsIn(now).every((name) => ours.has(name))
  );
}

/** Row and history are read one after the other: a move may show in one and not yet in the other. */
function historyStands({ row, parts: { history } }: Remembered, now: KenticoRow): boolean {
  if (history === null) return true;
  return row.integer('OrderStatusID') === now.integer('OrderStatusID') && endsAt(history, now);
}

/** Whether the history ends with the status that the row shows. An order that never moved has none. */
export function endsAt(history: readonly KenticoRow[], row: KenticoRow): boolean {
  const idOf = (move: KenticoRow): number => move.requiredInteger('OrderStatusUserID');
  const last = history.reduce<KenticoRow | undefined>(
    (latest, move) => (latest && idOf(latest) > idOf(move) ? latest : move),
    undefined,
  );
  return last === undefined || last.integer('ToStatusID') === row.integer('OrderStatusID');
}
