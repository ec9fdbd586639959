import { waitUntil } from '../../lib/process/wait-until.mjs';
import { CopiedOrders } from './copied-orders.mjs';
import { whileFilling } from './while-filling.mjs';

const TEMPLATES = 20;
/** Copies of the templates that one round of statements makes. */
const AT_ONCE = 2_500;
/** So many orders are as fresh as a month; those beyond are old. */
const FRESH = 100_000;

/** Orders that nothing is under way for any more. */
const FINISHED = `
  SELECT order_id FROM cms_sync.orders AS o WHERE store_id = $1
    AND NOT EXISTS (SELECT FROM reconciliation.erp_operations AS e WHERE e.order_id = o.order_id AND e.state <> 'done')
    AND NOT EXISTS (SELECT FROM orchestrator.workflow_runs AS r WHERE r.order_id = o.order_id AND r.state = 'running')
  ORDER BY order_id LIMIT $2`;

/** A system's stored orders, as many as are asked for: some that went through it, and copies of them. */
export class StoredOrders {
  #pool;
  #copies;
  #made = 0;

  constructor(pool, copies) {
    this.#pool = pool;
    this.#copies = copies;
  }

  /** Waits until enough of what was bought is at rest to be copied. */
  static async of(pool, storeId) {
    const rows = await waitUntil(
      async () => {
        const found = (await pool.query(FINISHED, [storeId, TEMPLATES])).rows;
        return found.length === TEMPLATES && found;
      },
      { deadlineMs: 600_000, what: `${TEMPLATES} orders at rest` },
    );
    const orderIds = rows.map(({ order_id: orderId }) => orderId);
    return new StoredOrders(pool, await CopiedOrders.of(pool, orderIds));
  }

  async fillTo(stored, say) {
    const to = stored / TEMPLATES;
    await whileFilling(this.#pool, async () => {
      for (let first = this.#made + 1; first <= to; first += AT_ONCE) {
        const last = Math.min(to, first + AT_ONCE - 1);
        await this.#copies.add(first, last, { old: first * TEMPLATES > FRESH });
        say(`${last * TEMPLATES} orders stored`);
      }
    });
    this.#made = to;
    await this.#copies.settle();
  }

  close() {
    this.#copies.close();
  }
}
