import type { Order, OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { itemOfLine } from '#connectors/kit/erp/item-of-line';
import type { TrytonClient } from '../client/tryton-client';
import { decimal } from '../client/wire';
import type { TrytonSettings } from '../settings';

export interface Product {
  readonly id: number;
  readonly code: string;
  readonly unit: number;
}

/** Products of an order's lines by their code: the SKU, or the fallback for a line without one. */
export class Products {
  constructor(
    private readonly client: TrytonClient,
    private readonly settings: Pick<TrytonSettings, 'missingItems' | 'fallbackItem' | 'unitOfMeasure'>,
  ) {}

  async of(order: Order): Promise<(line: OrderLine) => Product> {
    const codes = new Map(
      order.lines.map((line) => [line.lineId, productCodeOf(line, order, this.settings)]),
    );
    const wanted = [...new Set(codes.values())];
    let known = await this.read(wanted);
    const missing = wanted.filter((code) => !known.has(code));
    if (missing.length > 0) {
      if (this.settings.missingItems === 'refuse') throw unknownItems(missing, order);
      for (const code of missing) await this.create(code, order, codes);
      known = await this.read(wanted);
    }
    return (line) => known.get(codes.get(line.lineId)!)!;
  }

  private async read(codes: readonly string[]): Promise<Map<string, Product>> {
    const rows = await this.client.searchRead(
      'product.product',
      [['code', 'in', codes]],
      ['code', 'sale_uom'],
    );
    return new Map(
      rows
        .map((row) => ({ id: row.id, code: String(row['code']), unit: Number(row['sale_uom']) }))
        .map((product) => [product.code, product]),
    );
  }

  private async create(code: string, order: Order, codes: ReadonlyMap<string, string>): Promise<void> {
    const line = order.lines.find(({ lineId }) => codes.get(lineId) === code);
    const unit = await this.client.first('product.uom', [['name', '=', this.settings.unitOfMeasure]]);
    if (!unit) {
      throw Failure.mapping('erp-unit-missing', `Tryton has no unit "${this.settings.unitOfMeasure}"`, {
        details: { field: 'settings.unitOfMeasure', value: this.settings.unitOfMeasure, expected: 'a unit' },
        suggestion: 'Correct unitOfMeasure in the ERP connection.',
      });
    }
    await this.client.create('product.template', {
      name: (line?.name ?? code).slice(0, 300),
      code,
      type: 'service',
      default_uom: unit.id,
      sale_uom: unit.id,
      salable: true,
      list_price: decimal('0'),
      products: [['create', [{}]]],
    });
  }
}

function unknownItems(missing: readonly string[], order: Order): Failure {
  return Failure.mapping(
    'erp-item-missing',
    `Tryton does not know ${missing.map((code) => `"${code}"`).join(', ')} of order ${order.number}`,
    {
      details: { field: 'order.lines.sku', value: missing, expected: "products' codes" },
      suggestion: 'Make the products in Tryton, or set missingItems to "create" in the ERP connection.',
    },
  );
}

/** Code of a line's product. @throws Failure mapping `erp-line-without-item` */
export const productCodeOf = (
  line: OrderLine,
  order: Order,
  { fallbackItem }: Pick<TrytonSettings, 'fallbackItem'>,
): string =>
  itemOfLine(line, order, {
    fallback: fallbackItem,
    setting: 'fallbackItem',
    expected: "a product's code",
  });
