import type { Order, OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { itemOfLine } from '#connectors/kit/erp/item-of-line';
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
    const numbers = new Map(
      order.lines.map((line) => [line.lineId, itemNumberOf(line, order, this.settings)]),
    );
    const known = await this.known([...new Set(numbers.values())]);
    const missing = [...new Set(numbers.values())].filter((number) => !known.has(number));
    if (missing.length > 0) throw unknownItems(missing, order);
    return ({ lineId }) => numbers.get(lineId)!;
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

/** Number of a line's item, in capitals as the field has it. @throws Failure mapping `erp-line-without-item` */
export const itemNumberOf = (
  line: OrderLine,
  order: Order,
  { fallbackItem }: Pick<BusinessCentralSettings, 'fallbackItem'>,
): string =>
  itemOfLine(line, order, {
    fallback: fallbackItem,
    setting: 'fallbackItem',
    expected: 'number of an item',
  }).toUpperCase();
