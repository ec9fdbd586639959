import { payOutAndExplain, renderPayout } from './payout.mjs';
import { renderTimeline } from './render.mjs';
import { runScenario } from './run-scenario.mjs';
import { scenarioNamed } from './scenarios.mjs';

const payUrlOf = (order) => order.payments.find(({ payUrl }) => payUrl !== null)?.payUrl;

/** Its money on the way to the bank, so that finance has something to look at. */
async function payOutFirstOrder(terminal, driver) {
  const paidOut = await payOutAndExplain(driver);
  if (paidOut.ok)
    terminal.line(terminal.paint.green('ok   Paid out, and every cent of the payout explained'));
  else terminal.line(terminal.paint.red(`fail Payout: ${paidOut.problem}`));
  if (paidOut.explanation) for (const line of renderPayout(paidOut)) terminal.line(`     ${line}`);
}

/** `npm start` with everything simulated: an order placed and paid, what happened to it, and its payout. */
export async function payFirstOrder({ terminal, json, print }, driver) {
  const result = await runScenario(driver, scenarioNamed('paid'));
  if (json) print(JSON.stringify(result.row));
  if (result.ok) {
    terminal.line(
      terminal.paint.green(
        `ok   First order ${result.row.orderId} paid after ${result.paidMs} ms, in the books after ${result.row.durationMs} ms`,
      ),
    );
  } else {
    terminal.line(terminal.paint.red(`fail First order ${result.row.orderId ?? ''}: ${result.problem}`));
  }
  if (result.order) for (const line of renderTimeline(result.order)) terminal.line(`     ${line}`);
  if (result.ok) await payOutFirstOrder(terminal, driver);
}

/** The shop is pretended and Stripe is real: an order is placed, and a person pays it on Stripe's own page. */
export async function offerFirstOrder({ terminal, json, print }, driver) {
  const { storeId, site, order } = scenarioNamed('paid');
  const orderId = await driver.placeOrder({ site, ...order });
  try {
    const placed = await driver.orderWhen(storeId, orderId, 'payable', (one) => payUrlOf(one) !== undefined);
    const payUrl = payUrlOf(placed);
    if (json) print(JSON.stringify({ store: storeId, orderId, payUrl }));
    terminal.line(terminal.paint.green(`ok   First order ${orderId} waits to be paid: ${payUrl}`));
  } catch (error) {
    terminal.line(terminal.paint.red(`fail First order ${orderId}: ${error.message}`));
    terminal.line('     Why stands in its timeline and in /api/v1/dead-letters.');
  }
}
