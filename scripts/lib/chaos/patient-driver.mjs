import { Driver } from '../scenario/driver.mjs';
import { HttpError, requestJson } from '../system/http-json.mjs';

const PAUSE_MS = 200;

/** A connection refused or cut, or a server's own failure: with services being killed, a reason to try again. */
const passes = (error) => (error instanceof HttpError ? error.status >= 500 : true);

/** Does what `Driver` does, by people who try again when a page does not load. */
export class PatientDriver extends Driver {
  order(storeId, orderId) {
    return this.#patiently(() => super.order(storeId, orderId));
  }

  checkoutOf(payUrl) {
    return this.#patiently(() => super.checkoutOf(payUrl));
  }

  journalEntries(storeId, orderId) {
    return this.#patiently(() => super.journalEntries(storeId, orderId));
  }

  /** A person captures what is authorised; the same click, however often it is repeated. */
  capture(paymentId, key) {
    const url = `${this.urls.gateway}/api/v1/payments/${encodeURIComponent(paymentId)}/capture`;
    const headers = { 'idempotency-key': key };
    return this.#patiently(() => requestJson('POST', url, { token: this.adminToken, headers, body: {} }));
  }

  async #patiently(action) {
    const end = Date.now() + this.deadlineMs;
    for (;;) {
      try {
        return await action();
      } catch (error) {
        if (!passes(error) || Date.now() >= end) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
