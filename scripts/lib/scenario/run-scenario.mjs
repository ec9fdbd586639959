import { waitUntil } from '../process/wait-until.mjs';
import { booksAreWhole } from './books.mjs';

const BOOKS_POLL_MS = 250;

async function movementsOf(driver, order) {
  const charges = order.payments.map(({ external }) => external.chargeId).filter((id) => id !== null);
  return (await Promise.all(charges.map((id) => driver.balanceTransactions(id)))).flat();
}

/** Waits for the books, since a balance transaction may come later than the payment. */
async function areBalanced(driver, scenario, order) {
  const { storeId, orderId } = order;
  const whole = async () => {
    const current = await driver.order(storeId, orderId);
    const movements = current === undefined ? [] : await movementsOf(driver, current);
    if (scenario.charges && movements.length === 0) return false;
    return booksAreWhole(movements, await driver.journalEntries(storeId, orderId));
  };
  return waitUntil(whole, { deadlineMs: driver.deadlineMs, everyMs: BOOKS_POLL_MS, what: 'the books' }).catch(
    () => false,
  );
}

/** Kentico has several sites; elsewhere a connection leads to one shop. */
const orderOf = ({ site, order }) => (site === undefined ? order : { site, ...order });

/**
 * Runs one story and judges its end; a step that does not come about is a result too.
 * @returns {Promise<{row: object, ok: boolean, order?: object, paidMs?: number, problem?: string}>} `row` is what `--json` prints;
 *   `paidMs` from checkout to the expected status, without the books
 */
export async function runScenario(driver, scenario, now = () => performance.now()) {
  const started = now();
  const elapsed = () => Math.round(now() - started);
  const row = {
    store: scenario.storeId,
    commerce: scenario.commerce ?? 'kentico-xperience-13',
    scenario: scenario.name,
    orderId: null,
    paymentStatus: null,
    orderStatus: null,
    balanced: false,
  };
  const { storeId, expected } = scenario;
  const isAsExpected = (order) =>
    order.paymentStatus === expected.paymentStatus && order.orderStatus === expected.orderStatus;
  try {
    row.orderId = await driver.placeOrder(orderOf(scenario), scenario.shop);
    await scenario.act(driver, { storeId, orderId: row.orderId });
    const settled = await driver.orderWhen(storeId, row.orderId, expected.orderStatus, isAsExpected);
    const paidMs = elapsed();
    row.balanced = await areBalanced(driver, scenario, settled);
    const order = (await driver.order(storeId, row.orderId)) ?? settled;
    Object.assign(row, {
      paymentStatus: order.paymentStatus,
      orderStatus: order.orderStatus,
      durationMs: elapsed(),
    });
    const ok = row.balanced && isAsExpected(order);
    return {
      row,
      ok,
      order,
      paidMs,
      ...(ok ? {} : { problem: row.balanced ? 'the order changed again' : 'the books are not whole' }),
    };
  } catch (error) {
    const order =
      row.orderId === null ? undefined : await driver.order(storeId, row.orderId).catch(() => undefined);
    Object.assign(row, {
      paymentStatus: order?.paymentStatus ?? null,
      orderStatus: order?.orderStatus ?? null,
      durationMs: elapsed(),
    });
    return { row, ok: false, order, problem: error.message };
  }
}
