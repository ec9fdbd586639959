import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { ListCustomerOrders } from '#contracts/queries/customers';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import type { OrderRow } from '../../database/order-record';
import { toRecord, toSummary } from '../../database/order-record';
import { decodeCursor, encodeCursor } from '../../list-orders/orders-cursor';
import { LinkRepository } from '../database/link.repository';
import { PeopleRepository } from '../database/people.repository';

@Controller()
export class ListCustomerOrdersController {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly people: PeopleRepository,
    private readonly links: LinkRepository,
  ) {}

  @Answers(ListCustomerOrders)
  async answer(request: BodyOf<typeof ListCustomerOrders>): Promise<ResponseOf<typeof ListCustomerOrders>> {
    const { storeId, cursor, limit } = request;
    const after = cursor === null ? null : decodeCursor(cursor);
    const { rows } = await this.database.query<OrderRow>(
      `SELECT * FROM orders WHERE store_id = $1 AND snapshot -> 'customer' ->> 'customerId' = ANY ($2)
         AND ($3::timestamptz IS NULL OR (placed_at, order_id) < ($3, $4))
       ORDER BY placed_at DESC, order_id DESC LIMIT $5`,
      [storeId, await this.shopKeys(request), after?.placedAt ?? null, after?.orderId ?? null, limit + 1],
    );
    const records = rows.slice(0, limit).map(toRecord);
    const last = records.at(-1);
    return {
      items: records.map(toSummary),
      nextCursor: last && rows.length > limit ? encodeCursor(last.order) : null,
    };
  }

  /** Every key the shop has, or had, for the person. */
  private async shopKeys(key: BodyOf<typeof ListCustomerOrders>): Promise<string[]> {
    const store = this.configuration.stores().find(({ id }) => id === key.storeId);
    const person = store && (await this.people.findByKey(this.database, key, store.commerce));
    if (!person) return [];
    const links = await this.links.ofPerson(this.database, person.personId);
    return links.filter(({ side }) => side === 'commerce').map(({ externalId }) => externalId);
  }
}
