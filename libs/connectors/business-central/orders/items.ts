import type { Order, OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { BusinessCentralClient } from '../client/business-central-client';
import { literal } from '../client/odata';
import type { BusinessCentralSettings } from '../settings';

const CHUNK = 20;

/** Items of an order's lines by their number: the SKU, or the fallback for a line without one. */
export class Items {
  constructor(
    private readonly client: BusinessCentralClient,
    private readonly settings: Pick<BusinessCentralSettings, 'fallbackItem'>,
  ) {}

  async of(order: Order): Promise<(line: OrderLine) => string> {
    const numbers = new Map(order.lines.map((line) => [line.lineId, this.numberOf(line, order)]));
    const known = await this.known([...new Set(numbers.values())]);
    const missing = [...new Set(numbers.values())].filter((number) => !known.has(number));
    if (missing.length > 0) throw unknownItems(missing, order);
    return ({ lineId }) => numbers.get(lineId)!;
  }

  /** In capitals, as the field has it. */
  private numberOf(line: OrderLine, order: Order): string {
    const number = line.sku ?? this.settings.fallbackItem;
    if (number) return number.toUpperCase();
    throw Failure.mapping(
      'erp-line-without-item',
      `Line "${line.name}" of order ${order.number} has no SKU`,
      {
        details: { field: 'order.lines.sku', value: null, expected: 'number of an item' },
        suggestion: 'Give the product a SKU, or set fallbackItem in the ERP connection.',
      },
    );
  }

  private async known(numbers: readonly string[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (let start = 0; start < numbers.length; start += CHUNK) {
      const wanted = numbers.slice(start, start + CHUNK).map((number) => `number eq ${literal(number)}`);
      for (const row of await this.client.list('items', { filter: wanted.join(' or ') })) {
        known.add(String(row['number']).toUpperCase());
      }
    }
    return known;
  }
}

function unknownItems(missing: readonly string[], order: Order): Failure {
  return Failure.mapping(
    'erp-item-missing',
    `Business Central does not know ${missing.map((number) => `"${number}"`).join(', ')} of order ${order.number}`,
    {
      details: { field: 'order.lines.sku', value: missing, expected: 'numbers of items' },
      suggestion: 'Make the items in Business Central, or set fallbackItem in the ERP connection.',
    },
  );
}
