import type { Order, OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { itemOfLine } from '#connectors/kit/erp/item-of-line';
import type { NetSuiteClient } from '../client/netsuite-client';
import { chunks, listed } from '../client/suiteql';
import type { NetSuiteSettings } from '../settings';

export interface Item {
  readonly id: string;
  readonly stocked: boolean;
}

const STOCKED = new Set(['InvtPart', 'Assembly']);

/** Items by their name: of lines the SKU, or the fallback for a line without one; of charges what the settings say. */
export class Items {
  constructor(
    private readonly client: NetSuiteClient,
    private readonly settings: Pick<NetSuiteSettings, 'fallbackItem'>,
  ) {}

  async of(
    order: Order,
    charges: readonly string[],
  ): Promise<{ readonly line: (line: OrderLine) => Item; readonly charge: (name: string) => Item }> {
    const names = new Map(order.lines.map((line) => [line.lineId, itemNameOf(line, order, this.settings)]));
    const wanted = [...new Set([...names.values(), ...charges])];
    const known = await this.known(wanted);
    const missing = wanted.filter((name) => !known.has(name));
    if (missing.length > 0) throw unknownItems(missing, order);
    return { line: ({ lineId }) => known.get(names.get(lineId)!)!, charge: (name) => known.get(name)! };
  }

  private async known(names: readonly string[]): Promise<Map<string, Item>> {
    const known = new Map<string, Item>();
    for (const some of chunks(names)) {
      const rows = await this.client.query(
        `SELECT id, itemid, itemtype FROM item WHERE itemid IN (${listed(some)}) AND isinactive = 'F'`,
      );
      for (const { id, itemid, itemtype } of rows) {
        if (id && itemid) known.set(itemid, { id, stocked: STOCKED.has(itemtype ?? '') });
      }
    }
    return known;
  }
}

function unknownItems(missing: readonly string[], order: Order): Failure {
  return Failure.mapping(
    'erp-item-missing',
    `NetSuite does not know ${missing.map((name) => `"${name}"`).join(', ')} of order ${order.number}`,
    {
      details: { field: 'order.lines.sku', value: missing, expected: 'names of items' },
      suggestion: 'Make the items in NetSuite, or set fallbackItem in the ERP connection.',
    },
  );
}

/** Name of a line's item. @throws Failure mapping `erp-line-without-item` */
export const itemNameOf = (
  line: OrderLine,
  order: Order,
  { fallbackItem }: Pick<NetSuiteSettings, 'fallbackItem'>,
): string =>
  itemOfLine(line, order, {
    fallback: fallbackItem,
    setting: 'fallbackItem',
    expected: 'name of an item',
  });
