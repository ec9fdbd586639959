import { Injectable } from '@nestjs/common';
import type { Order } from '#contracts/models/order';
import { Database } from '#platform/database/database';
import { CrmMarkRepository } from '../database/crm-mark.repository';
import { CrmMarks } from './crm-marks';

const PAGE = 500;
const MOST_PAGES = 10;

/** A store whose CRM was connected later: its earlier orders are told too, a few pages a turn. */
@Injectable()
export class MarkKnownOrders {
  constructor(
    private readonly database: Database,
    private readonly repository: CrmMarkRepository,
    private readonly marks: CrmMarks,
  ) {}

  async run(connectionId: string, storeId: string): Promise<void> {
    let until = await this.repository.markedUntil(this.database, connectionId, storeId);
    for (let page = 0; page < MOST_PAGES && until !== undefined; page += 1) {
      until = await this.markPage(connectionId, storeId, until);
    }
  }

  /** The last order of the page; undefined after the last page. */
  private async markPage(connectionId: string, storeId: string, after: string): Promise<string | undefined> {
    return this.database.transaction(async (tx) => {
      const { rows } = await tx.query<{ snapshot: Order }>(
        `SELECT snapshot FROM orders WHERE store_id = $1 AND order_id > $2 ORDER BY order_id LIMIT $3`,
        [storeId, after, PAGE],
      );
      for (const { snapshot } of rows) await this.marks.mark(tx, connectionId, snapshot);
      const last = rows.at(-1)?.snapshot.orderId ?? after;
      const complete = rows.length < PAGE;
      await this.repository.advance(tx, { connectionId, storeId }, last, complete);
      return complete ? undefined : last;
    });
  }
}
