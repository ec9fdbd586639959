import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import type { EngineClient } from '../engine/engine-client';
import { readShape } from '../engine/entity-types';

const ORDER_TYPE = 'Sitecore.Commerce.Plugin.Orders.Order, Sitecore.Commerce.Plugin.Orders';
const PAGE = 100;
/** Entries of the page before that a page begins with: by them it is seen that nothing slipped through in between. */
const OVERLAP = 10;
const MOST_PAGES = 1000;

const listSchema = z.looseObject({
  Items: z.array(z.looseObject({ Id: z.string() })).nullish(),
});
export type ListEntry = NonNullable<z.output<typeof listSchema>['Items']>[number];

/**
 * Walks through a list of the engine. Lists are read by position and orders leave them at any time, which moves everything behind up:
 * a page must begin with an entry that is known from the page before, otherwise the walk goes back until it does.
 */
export class OrderListReader {
  constructor(private readonly engine: EngineClient) {}

  async readAll(listName: string): Promise<ListEntry[]> {
    const entries = new Map<string, ListEntry>();
    let skip = 0;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const items = await this.page(listName, skip, PAGE, 'Items');
      const first = items[0];
      const slipped = skip > 0 && (first === undefined || !entries.has(first.Id));
      for (const item of items) entries.set(item.Id, item);
      if (slipped) skip = Math.max(0, skip - PAGE);
      else if (items.length < PAGE) return [...entries.values()];
      else skip += PAGE - OVERLAP;
    }
    throw Failure.transient('order-list-unsteady', `The list ${listName} could not be read to its end`, {
      details: { listName, pages: MOST_PAGES },
      suggestion:
        'Leave the lists of finished orders out of orderLists; the companion plug-in tells of those.',
    });
  }

  /** The first entries with what is attached to them. */
  firstWithComponents(listName: string, count: number): Promise<ListEntry[]> {
    return this.page(listName, 0, count, 'Items($expand=Components)');
  }

  private async page(listName: string, skip: number, take: number, expand: string): Promise<ListEntry[]> {
    const parameters = `listName='${encodeURIComponent(quoted(listName))}',type='${encodeURIComponent(ORDER_TYPE)}',skip=${skip},take=${take}`;
    const answer = await this.engine.call(`GetList(${parameters})`, expand);
    return readShape(listSchema, answer, `The list ${listName}`).Items ?? [];
  }
}

/** In an address of OData a quote is doubled. */
function quoted(text: string): string {
  return text.replaceAll("'", "''");
}
