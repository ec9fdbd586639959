import type { Order, OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { itemOfLine } from '#connectors/kit/erp/item-of-line';
import type { FrappeClient } from '../client/frappe-client';
import type { ErpNextSettings } from '../settings';

const CHUNK = 50;
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5_000;

interface Item {
  readonly stocked: boolean;
  /** On the clock that nobody sets. */
  readonly at: number;
}

/**
 * Item codes of an order's lines: the SKU, or the fallback for a line without one. Missing items are made or refused. What the ERP has is
 * remembered for a while, what it lacks is not; an item that has gone since is refused by the ERP itself.
 */
export class ItemCodes {
  private readonly known = new Map<string, Item>();

  constructor(
    private readonly client: FrappeClient,
    private readonly settings: ErpNextSettings,
    private readonly now: () => number = () => performance.now(),
  ) {}

  async of(order: Order): Promise<Map<string, string>> {
    const codes = new Map(order.lines.map((line) => [line.lineId, itemCodeOf(line, order, this.settings)]));
    const wanted = [...new Set(codes.values())];
    const items = await this.look(wanted);
    const missing = wanted.filter((code) => !items.has(code));
    if (missing.length === 0) return codes;
    if (this.settings.missingItems === 'refuse') throw unknownItems(missing, order);
    for (const code of missing) await this.create(code, order, codes);
    return codes;
  }

  /** Codes of items that the ERP keeps in stock. */
  async stocked(codes: readonly string[]): Promise<ReadonlySet<string>> {
    const items = await this.look(codes);
    return new Set(codes.filter((code) => items.get(code)?.stocked));
  }

  /** Forgets what was read, so that the next look is at the ERP. */
  forget(): void {
    this.known.clear();
  }

  /** Those of the items that the ERP has. */
  private async look(codes: readonly string[]): Promise<ReadonlyMap<string, Item>> {
    const at = this.now();
    const found = new Map<string, Item>();
    for (const code of codes) {
      const item = this.known.get(code);
      if (item && at - item.at < KEPT_MS) found.set(code, item);
    }
    const unsure = codes.filter((code) => !found.has(code));
    for (let start = 0; start < unsure.length; start += CHUNK) {
      const filters = [['name', 'in', unsure.slice(start, start + CHUNK)]] as const;
      for (const row of await this.client.list('Item', { filters, fields: ['name', 'is_stock_item'] })) {
        found.set(String(row['name']), { stocked: row['is_stock_item'] === 1, at });
      }
    }
    if (this.known.size > MOST_KEPT) this.forget();
    for (const [code, item] of found) this.known.set(code, item);
    return found;
  }

  private async create(code: string, order: Order, codes: ReadonlyMap<string, string>): Promise<void> {
    const line = order.lines.find(({ lineId }) => codes.get(lineId) === code);
    try {
      await this.client.insert('Item', {
        item_code: code,
        item_name: (line?.name ?? code).slice(0, 140),
        item_group: this.settings.itemGroup,
        stock_uom: this.settings.unitOfMeasure,
        is_stock_item: 0,
      });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-duplicate') throw error;
    }
  }
}

function unknownItems(missing: readonly string[], order: Order): Failure {
  return Failure.mapping(
    'erp-item-missing',
    `The ERP does not know ${missing.map((code) => `"${code}"`).join(', ')} of order ${order.number}`,
    {
      details: { field: 'order.lines.sku', value: missing, expected: 'item codes of the ERP' },
      suggestion: 'Make the items in ERPNext, or set missingItems to "create" in the ERP connection.',
    },
  );
}

/** Code of a line's item. @throws Failure mapping `erp-line-without-item` */
export const itemCodeOf = (
  line: OrderLine,
  order: Order,
  { fallbackItem }: Pick<ErpNextSettings, 'fallbackItem'>,
): string =>
  itemOfLine(line, order, {
    fallback: fallbackItem,
    setting: 'fallbackItem',
    expected: 'an item code',
  });
