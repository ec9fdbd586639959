import { waitUntil } from '../process/wait-until.mjs';
import { HttpError } from '../system/http-json.mjs';
import { renderTable } from '../terminal/table.mjs';

const POLL_MS = 250;
/** The provider's list of a payout is asked for every few seconds. */
const DEADLINE_MS = 60_000;
const CURRENCY = 'EUR';
const DIGITS = 2;

/**
 * Lets the simulated Stripe pay out what the orders brought, and waits until the books say what the payout is made of.
 * @returns {Promise<{ok: boolean, explanation?: object, orders: Set<string>, problem?: string}>} `orders`: `store/order` of what is in it
 */
export async function payOutAndExplain(driver) {
  let explanation;
  try {
    const { id } = await driver.payOut(CURRENCY);
    const explained = async () => {
      explanation = (await driver.payout(id)) ?? explanation;
      return explanation?.state === 'explained';
    };
    await waitUntil(explained, {
      deadlineMs: DEADLINE_MS,
      everyMs: POLL_MS,
      what: 'the payout to be explained',
    });
    const movements = await driver.payoutMovements(id);
    const orders = movements.filter(({ orderId }) => orderId !== null);
    const ok = explanation.remainder === 0;
    return {
      ok,
      explanation,
      orders: new Set(orders.map(({ storeId, orderId }) => `${storeId}/${orderId}`)),
      ...(ok ? {} : { problem: `the remainder is ${explanation.remainder}` }),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const seen = explanation === undefined ? 'not known to the books' : explanation.state;
    const problem = error instanceof HttpError ? error.message : `${error.message}; last seen: ${seen}`;
    return { ok: false, explanation, orders: new Set(), problem };
  }
}

/** What `--json` says of the payout that an order's money went with; null for an order that moved none. */
export const payoutOf = ({ explanation, orders }, { store, orderId }) =>
  explanation !== undefined && orders.has(`${store}/${orderId}`)
    ? {
        payoutId: explanation.payout.payoutId,
        state: explanation.state,
        amount: explanation.payout.amount.amount,
        remainder: explanation.remainder,
      }
    : null;

const counted = (movements) => `${movements} ${movements === 1 ? 'movement' : 'movements'}`;
const decimal = (amount) => (amount / 10 ** DIGITS).toFixed(DIGITS);

/** The payout as a sum: its lines, what nothing explains, and what it comes to. */
export function renderPayout({ explanation }) {
  const { payout, totals, remainder, movements } = explanation;
  const parts = Object.entries(totals).filter(([, amount]) => amount !== 0);
  const rows = [...parts, ['remainder', remainder], ['amount', payout.amount.amount]];
  return renderTable(
    [`payout ${payout.payoutId}`, `${payout.amount.currency}, ${counted(movements.booked)} booked`],
    rows.map(([name, amount]) => [name, decimal(amount)]),
  );
}
