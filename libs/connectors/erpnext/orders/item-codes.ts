import type { Order, OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { FrappeClient } from '../client/frappe-client';
import type { ErpNextSettings } from '../settings';

const CHUNK = 50;

/** Item codes of an order's lines: the SKU, or the fallback for a line without one. Missing items are made or refused. */
export class ItemCodes {
  constructor(
    private readonly client: FrappeClient,
    private readonly settings: ErpNextSettings,
  ) {}

  async of(order: Order): Promise<Map<string, string>> {
    const codes = new Map(order.lines.map((line) => [line.lineId, this.codeOf(line, order)]));
    const missing = await this.missing([...new Set(codes.values())]);
    if (missing.length === 0) return codes;
    if (this.settings.missingItems === 'refuse') throw unknownItems(missing, order);
    for (const code of missing) await this.create(code, order, codes);
    return codes;
  }

  /** Codes of items that the ERP keeps in stock. */
  async stocked(codes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.list(codes, ['name', 'is_stock_item']);
    return new Set(rows.filter((row) => row['is_stock_item'] === 1).map((row) => String(row['name'])));
  }

  private codeOf(line: OrderLine, order: Order): string {
    const code = line.sku ?? this.settings.fallbackItem;
    if (code !== null && code !== '') return code;
    throw Failure.mapping(
      'erp-line-without-item',
      `Line "${line.name}" of order ${order.number} has no SKU`,
      {
        details: { field: 'order.lines.sku', value: null, expected: 'an item code' },
        suggestion: 'Give the product a SKU, or set fallbackItem in the ERP connection.',
      },
    );
  }

  private async missing(codes: readonly string[]): Promise<string[]> {
    const known = new Set((await this.list(codes, ['name'])).map((row) => String(row['name'])));
    return codes.filter((code) => !known.has(code));
  }

  private async list(
    codes: readonly string[],
    fields: readonly string[],
  ): Promise<Array<Readonly<Record<string, unknown>>>> {
    const rows: Array<Readonly<Record<string, unknown>>> = [];
    for (let start = 0; start < codes.length; start += CHUNK) {
      const names = codes.slice(start, start + CHUNK);
      rows.push(...(await this.client.list('Item', { filters: [['name', 'in', names]], fields })));
    }
    return rows;
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
