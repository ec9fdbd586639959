const LOOK_MS = 25;
/** Long: a crowd on the machine makes orders slow, and is no reason to give up what has been filled for an hour. */
const DEADLINE_MS = 600_000;
const CARD = '4242424242424242';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const PAYABLE = `
  SELECT order_id, checkout_session_id AS session FROM payments.payments
  WHERE store_id = $1 AND order_id = ANY($2) AND checkout_session_id IS NOT NULL`;
/** Paid in the shop, and the entry in the ERP. Asked by indexes alone: the onlooker is to cost nothing that grows. */
const DONE = `
  SELECT o.order_id FROM cms_sync.orders o
  WHERE store_id = $1 AND order_id = ANY($2) AND order_status = 'paid' AND EXISTS (
    SELECT FROM reconciliation.journal_entries j JOIN reconciliation.erp_operations e USING (entry_id)
    WHERE j.store_id = o.store_id AND j.order_id = o.order_id AND e.state = 'done')`;

/**
 * Shoppers who order and pay at once. They look into the tables, all together and once per 25 ms, instead of asking the admin API each for
 * itself: what is measured is the orders' way, not the answering of onlookers.
 */
export class Shoppers {
  /** `each` answers what is another one's in every order, such as who buys. */
  constructor({ driver, pool, scenario, each = () => ({}) }) {
    this.driver = driver;
    this.pool = pool;
    this.scenario = scenario;
    this.each = each;
  }

  /** Resolves when all are paid, written into the shop and posted in the ERP; answers how long that took. */
  async buy(count, { perSecond } = {}) {
    const began = performance.now();
    const placed = [];
    const placing = this.#placeAll(count, perSecond, placed);
    placing.catch(() => undefined);
    await this.#payAndWait(count, placed, began);
    await placing;
    return { seconds: (performance.now() - began) / 1000 };
  }

  async #placeAll(count, perSecond, placed) {
    const { site, order, shop } = this.scenario;
    const began = performance.now();
    const underWay = [];
    for (let index = 0; index < count; index += 1) {
      if (perSecond) await pause(began + (index * 1000) / perSecond - performance.now());
      underWay.push(
        this.driver.placeOrder({ site, ...order, ...this.each() }, shop).then((id) => placed.push(id)),
      );
      if (!perSecond && index % 8 === 7) await Promise.all(underWay.splice(0));
    }
    await Promise.all(underWay);
  }

  async #payAndWait(count, placed, began) {
    const unpaid = new Set();
    const known = new Set();
    const paying = new Set();
    const open = new Set();
    for (;;) {
      if (performance.now() - began > DEADLINE_MS) throw new Error(`Of ${count} orders not all became paid`);
      for (const id of placed.filter((one) => !known.has(one))) {
        known.add(id);
        unpaid.add(id);
        open.add(id);
      }
      for (const { order_id: id, session } of await this.#rows(PAYABLE, [...unpaid])) {
        unpaid.delete(id);
        const payment = this.driver.payAt(session, CARD);
        payment.catch(() => undefined);
        paying.add(payment);
      }
      if (known.size === count && unpaid.size === 0) {
        await Promise.all(paying);
        for (const { order_id: id } of await this.#rows(DONE, [...open])) open.delete(id);
        if (open.size === 0) return;
      }
      await pause(LOOK_MS);
    }
  }

  async #rows(sql, ids) {
    return ids.length === 0 ? [] : (await this.pool.query(sql, [this.scenario.storeId, ids])).rows;
  }
}
