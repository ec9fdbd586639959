import type { Shortage } from '#connectors/kit/erp-port';
import { Failure } from '#platform/errors/failure';
import type { NetSuiteClient, NetSuiteRecord } from '../client/netsuite-client';
import { idOf, itemsOf } from '../client/netsuite-client';
import { orderState } from '../orders/order-state';

const TYPE = 'salesOrder';
/** Values of a line's `commitInventory`. */
const AVAILABLE_QUANTITY = '1';
export const NOT_COMMITTED = '3';

interface Line {
  readonly number: number;
  readonly item: string;
  readonly wanted: number;
  readonly committed: number;
  readonly commits: boolean;
}

/** Stock held for an order is stock committed to its lines; only lines of stocked items have a commitment. */
export class Commitments {
  constructor(private readonly client: NetSuiteClient) {}

  async reserve(orderId: string): Promise<{ reservations: string[]; shortages: Shortage[] }> {
    const before = linesOf(await this.confirmed(orderId));
    await this.set(
      orderId,
      before.filter(({ commits }) => !commits),
      AVAILABLE_QUANTITY,
    );
    const order = await this.confirmed(orderId);
    const lines = linesOf(order);
    const held = lines.filter(({ committed }) => committed > 0);
    return {
      reservations: held.map(({ number }) => `${orderId}/${number}`),
      shortages: shortagesOf(lines),
    };
  }

  async release(orderId: string): Promise<void> {
    const lines = linesOf(await this.confirmed(orderId));
    await this.set(
      orderId,
      lines.filter(({ commits }) => commits),
      NOT_COMMITTED,
    );
  }

  /** All lines in one request, which NetSuite carries out whole or not at all. */
  private async set(orderId: string, lines: readonly Line[], commitment: string): Promise<void> {
    if (lines.length === 0) return;
    const items = lines.map(({ number }) => ({ line: number, commitInventory: { id: commitment } }));
    await this.client.change(TYPE, orderId, { item: { items } });
  }

  private async confirmed(orderId: string): Promise<NetSuiteRecord> {
    const record = await this.client.get(TYPE, orderId);
    if (record && orderState(record) === 'posted') return record;
    throw Failure.permanent('erp-order-not-posted', `Sales order ${orderId} of NetSuite is not approved`);
  }
}

function linesOf(record: NetSuiteRecord): Line[] {
  return itemsOf(record['item']).flatMap((row) => {
    const commitment = idOf(row['commitInventory']);
    if (commitment === null) return [];
    return [
      {
        number: Number(row['line']),
        item: String((row['item'] as { refName?: unknown } | undefined)?.refName),
        wanted: Number(row['quantity']),
        committed: Number(row['quantityCommitted'] ?? 0),
        commits: commitment !== NOT_COMMITTED,
      },
    ];
  });
}

function shortagesOf(lines: readonly Line[]): Shortage[] {
  const shortages: Shortage[] = [];
  for (const sku of new Set(lines.map(({ item }) => item))) {
    const own = lines.filter(({ item }) => item === sku);
    const requested = own.reduce((sum, { wanted }) => sum + wanted, 0);
    const reserved = own.reduce((sum, { committed }) => sum + committed, 0);
    if (reserved < requested) shortages.push({ sku, requested, reserved });
  }
  return shortages;
}
