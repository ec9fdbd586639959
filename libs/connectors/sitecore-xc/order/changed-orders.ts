import { Failure } from '#platform/errors/failure';
import { requireInstant } from './order-instant';
import type { ListEntry, OrderListReader } from './order-list.reader';

export interface ChangedOrders {
  readonly orderIds: ReadonlyArray<{ readonly orderId: string; readonly modifiedAt: Date }>;
  readonly nextCursor: string | null;
}

type Change = ChangedOrders['orderIds'][number];

const PAGE = 200;

/**
 * Orders changed since an instant, oldest change first. The engine lists without order or filter, so every list is read and compared.
 * Lists are read in the order in which an order passes through them: one that moves on meanwhile is met in the next.
 */
export class ChangedOrdersReader {
  constructor(
    private readonly lists: OrderListReader,
    private readonly listNames: readonly string[],
  ) {}

  async list(since: Date, cursor: string | null): Promise<ChangedOrders> {
    const after = cursor === null ? null : readCursor(cursor);
    const found = new Map<string, Change>();
    for (const listName of this.listNames) {
      for (const entry of await this.lists.readAll(listName)) {
        const modifiedAt = changeOf(entry);
        if (modifiedAt === null || modifiedAt < since) continue;
        found.set(entry.Id, { orderId: entry.Id, modifiedAt });
      }
    }
    const changes = [...found.values()].sort(byChange);
    const rest = after === null ? changes : changes.filter((change) => byChange(change, after) > 0);
    const page = rest.slice(0, PAGE);
    const last = page.at(-1);
    return { orderIds: page, nextCursor: last && rest.length > PAGE ? cursorAfter(last) : null };
  }
}

/** Null for an entry without any time: it could never be told from an old one. */
function changeOf(entry: ListEntry): Date | null {
  const text = entry['DateUpdated'] ?? entry['OrderPlacedDate'];
  return typeof text === 'string' ? requireInstant(text, 'DateUpdated') : null;
}

function byChange(left: Change, right: Change): number {
  return (
    left.modifiedAt.getTime() - right.modifiedAt.getTime() ||
    (left.orderId < right.orderId ? -1 : Number(left.orderId > right.orderId))
  );
}

function cursorAfter({ orderId, modifiedAt }: Change): string {
  return `${modifiedAt.toISOString()}|${orderId}`;
}

function readCursor(cursor: string): Change {
  const [instant = '', orderId = ''] = cursor.split('|');
  const modifiedAt = new Date(instant);
  if (orderId !== '' && !Number.isNaN(modifiedAt.getTime())) return { orderId, modifiedAt };
  throw Failure.permanent('cursor-unreadable', `Not a cursor of this listing: ${cursor}`);
}
