import type { Order, OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { itemOfLine } from '#connectors/kit/erp/item-of-line';
import type { OdooClient } from '../client/odoo-client';
import type { OdooSettings } from '../settings';

const CHUNK = 100;

/** Products by their internal reference: of lines the SKU, or the fallback for a line without one; of charges what the settings say. */
export class Products {
  constructor(
    private readonly client: OdooClient,
    private readonly settings: Pick<OdooSettings, 'fallbackProduct' | 'companyId'>,
  ) {}

  /** IDs of the products of an order's lines and of its charges, by reference. */
  async of(
    order: Order,
    charges: readonly string[],
  ): Promise<{ readonly line: (line: OrderLine) => number; readonly charge: (reference: string) => number }> {
    const references = new Map(
      order.lines.map((line) => [line.lineId, referenceOf(line, order, this.settings)]),
    );
    const wanted = [...new Set([...references.values(), ...charges])];
    const known = await this.known(wanted);
    const missing = wanted.filter((reference) => !known.has(reference));
    if (missing.length > 0) throw unknownProducts(missing, order);
    return {
      line: ({ lineId }) => known.get(references.get(lineId)!)!,
      charge: (reference) => known.get(reference)!,
    };
  }

  /** Of two products with one reference, which Odoo allows, the older. */
  private async known(references: readonly string[]): Promise<Map<string, number>> {
    const known = new Map<string, number>();
    for (let start = 0; start < references.length; start += CHUNK) {
      const rows = await this.client.search(
        'product.product',
        [
          ['default_code', 'in', references.slice(start, start + CHUNK)],
          ['company_id', 'in', [false, this.settings.companyId]],
        ],
        ['default_code'],
      );
      for (const row of rows) {
        const reference = String(row['default_code']);
        if (!known.has(reference)) known.set(reference, row.id);
      }
    }
    return known;
  }
}

function unknownProducts(missing: readonly string[], order: Order): Failure {
  return Failure.mapping(
    'erp-item-missing',
    `Odoo does not know ${missing.map((reference) => `"${reference}"`).join(', ')} of order ${order.number}`,
    {
      details: { field: 'order.lines.sku', value: missing, expected: 'internal references of products' },
      suggestion: 'Make the products in Odoo, or set fallbackProduct in the ERP connection.',
    },
  );
}

/** Internal reference of a line's product. @throws Failure mapping `erp-line-without-item` */
export const referenceOf = (
  line: OrderLine,
  order: Order,
  { fallbackProduct }: Pick<OdooSettings, 'fallbackProduct'>,
): string =>
  itemOfLine(line, order, {
    fallback: fallbackProduct,
    setting: 'fallbackProduct',
    expected: 'internal reference of a product',
  });
