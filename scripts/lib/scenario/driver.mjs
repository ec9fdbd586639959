import { HttpError, requestJson } from '../system/http-json.mjs';
import { waitUntil } from '../process/wait-until.mjs';

const POLL_MS = 100;
const STEP_DEADLINE_MS = 30_000;
const CARD_REFUSED = 402;
const SESSION = /cs_[A-Za-z0-9_]+/;

/**
 * Does what shoppers and shop people do, and looks at what came of it, only from outside: the sandbox's control API and
 * the gateway's public one.
 */
export class Driver {
  /** @param {{urls: Record<string, string>, adminToken: string, stripeKey: string, deadlineMs?: number, pollMs?: number}} world */
  constructor({ urls, adminToken, stripeKey, deadlineMs = STEP_DEADLINE_MS, pollMs = POLL_MS }) {
    this.urls = urls;
    this.adminToken = adminToken;
    this.stripeKey = stripeKey;
    this.deadlineMs = deadlineMs;
    this.pollMs = pollMs;
  }

  /** A shopper checks out in the simulated shop; answers its own id of the order. Asked once: a second time were a second order. */
  async placeOrder(order, shop = 'kentico') {
    const { orderId } = await requestJson('POST', `${this.urls.sandbox}/_control/${shop}/orders`, {
      body: order,
      timeoutMs: this.deadlineMs,
    });
    return String(orderId);
  }

  /** Somebody in the shop moves the order. */
  async setShopStatus(orderId, status) {
    await requestJson('POST', `${this.urls.sandbox}/_control/kentico/orders/${orderId}/status`, {
      body: { status },
      timeoutMs: this.deadlineMs,
    });
  }

  /** The order as the admin API shows it, undefined as long as it is unknown there. */
  async order(storeId, orderId) {
    const url = `${this.urls.gateway}/api/v1/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`;
    try {
      return await requestJson('GET', url, { token: this.adminToken });
    } catch (error) {
      if (error instanceof HttpError && (error.status === 404 || error.status === 503)) return undefined;
      throw error;
    }
  }

  /** Waits until the order is as wanted; what it waited for and what it saw last is in the error. */
  async orderWhen(storeId, orderId, what, holds) {
    let seen = 'unknown';
    return waitUntil(
      async () => {
        const order = await this.order(storeId, orderId);
        if (order !== undefined) seen = `order ${order.orderStatus}, payment ${order.paymentStatus}`;
        return order !== undefined && (await holds(order)) ? order : undefined;
      },
      { deadlineMs: this.deadlineMs, everyMs: this.pollMs, what: `order ${orderId} to be ${what}` },
    ).catch((error) => {
      throw new Error(`${error.message}; last seen: ${seen}`);
    });
  }

  /** Where the shopper's link leads at this moment: the checkout session's id, undefined while there is none. */
  async checkoutOf(payUrl) {
    const response = await fetch(payUrl, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    return SESSION.exec(response.headers.get('location') ?? '')?.[0];
  }

  /** Follows the shopper's link to the checkout page and pays there with a test card. */
  async pay(payUrl, card) {
    const session = await waitUntil(() => this.checkoutOf(payUrl), {
      deadlineMs: this.deadlineMs,
      everyMs: this.pollMs,
      what: 'the pay link to lead to a checkout page',
    });
    await this.payAt(session, card);
  }

  /** Pays on a checkout page; a card that is refused is no error. */
  async payAt(session, card) {
    try {
      await requestJson('POST', `${this.urls.sandbox}/_control/stripe/sessions/${session}/pay`, {
        body: { card },
        timeoutMs: this.deadlineMs,
      });
    } catch (error) {
      if (!(error instanceof HttpError && error.status === CARD_REFUSED)) throw error;
    }
  }

  /** Entries of our books about one order. */
  async journalEntries(storeId, orderId) {
    const query = new URLSearchParams({ store: storeId, orderId, limit: '200' });
    const { items } = await requestJson('GET', `${this.urls.gateway}/api/v1/journal-entries?${query}`, {
      token: this.adminToken,
    });
    return items;
  }

  /** What Stripe says moved the balance for one charge. */
  async balanceTransactions(chargeId) {
    const query = new URLSearchParams({ source: chargeId, limit: '100' });
    const { data } = await requestJson('GET', `${this.urls.stripe}/v1/balance_transactions?${query}`, {
      token: this.stripeKey,
    });
    return data;
  }

  /** The simulated Stripe pays out everything on its balance, what is pending too. */
  async payOut(currency) {
    return requestJson('POST', `${this.urls.sandbox}/_control/stripe/payouts`, { body: { currency } });
  }

  /** What the books say a payout is made of, undefined as long as they do not know it. */
  async payout(payoutId) {
    const url = `${this.urls.gateway}/api/v1/reconciliation/payouts/${encodeURIComponent(payoutId)}`;
    try {
      return await requestJson('GET', url, { token: this.adminToken });
    } catch (error) {
      if (error instanceof HttpError && (error.status === 404 || error.status === 503)) return undefined;
      throw error;
    }
  }

  /** The first movements of a payout. */
  async payoutMovements(payoutId) {
    const url = `${this.urls.gateway}/api/v1/reconciliation/payouts/${encodeURIComponent(payoutId)}/movements?limit=200`;
    return (await requestJson('GET', url, { token: this.adminToken })).items;
  }
}
