import { requestJson } from '../system/http-json.mjs';

const SUBMITTED = 1;

/** What the simulated outside world itself has on record, read once and looked up by order. */
export async function readLedgers(sandboxUrl) {
  const state = (name) => requestJson('GET', `${sandboxUrl}/_control/${name}/state`);
  const [stripe, kentico, erpnext] = await Promise.all([state('stripe'), state('kentico'), state('erpnext')]);
  const ofOrder = ({ metadata }, storeId, orderId) =>
    metadata.tillbridge_store === storeId && metadata.tillbridge_order === orderId;
  const keysOf = (doctype) =>
    erpnext.documents[doctype]
      .filter(({ docstatus }) => docstatus === SUBMITTED)
      .map((row) => row.bridge_key);

  const answeredWell = ({ status }) => status >= 200 && status < 300;
  return {
    /** Ids of Stripe's events that we have answered for with 2xx, as far back as the simulator keeps its attempts. */
    acknowledgedEvents: [...new Set(stripe.deliveries.filter(answeredWell).map(({ id }) => id))],
    /** Writes that took effect at Stripe, each with the key it came under. */
    effects: stripe.effects,
    erpJournalKeys: keysOf('Journal Entry'),
    salesOrderCount: keysOf('Sales Order').length,
    shopOrder: (orderId) => kentico.orders.find(({ OrderID }) => String(OrderID) === orderId),
    sessions: (storeId, orderId) =>
      stripe.sessions.filter((session) => ofOrder(session, storeId, orderId)).length,
    paymentIntents: (storeId, orderId) =>
      stripe.paymentIntents.filter((intent) => ofOrder(intent, storeId, orderId)),
    movements(storeId, orderId) {
      const intents = new Set(this.paymentIntents(storeId, orderId).map(({ id }) => id));
      const sources = new Set(
        [...stripe.charges, ...stripe.refunds]
          .filter(({ payment_intent: intent }) => intents.has(intent))
          .map(({ id }) => id),
      );
      return stripe.balanceTransactions.filter(({ source }) => sources.has(source));
    },
  };
}
