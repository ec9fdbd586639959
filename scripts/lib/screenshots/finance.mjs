import { randomUUID } from 'node:crypto';
import { waitUntil } from '../process/wait-until.mjs';
import { payOutAndExplain } from '../scenario/payout.mjs';
import { runScenario } from '../scenario/run-scenario.mjs';
import { scenarioNamed } from '../scenario/scenarios.mjs';
import { requestJson } from '../system/http-json.mjs';

/** Exceptions are looked for once a minute. */
const FOUND_MS = 120_000;

async function sell(driver) {
  const { ok, order, problem } = await runScenario(driver, scenarioNamed('paid'));
  if (!ok) throw new Error(`An order: ${problem}`);
  return order;
}

async function payOut(driver) {
  const { ok, explanation, problem } = await payOutAndExplain(driver);
  if (!ok) throw new Error(`A payout: ${problem}`);
  return explanation.payout.payoutId;
}

/** The bank's statement, taken in as somebody would by the console. */
async function takeInStatement({ urls, adminToken }, storeId) {
  const { camt } = await requestJson('POST', `${urls.sandbox}/_control/bank/statements`, { body: {} });
  await requestJson('POST', `${urls.gateway}/api/v1/bank-statements`, {
    token: adminToken,
    headers: { 'idempotency-key': randomUUID() },
    body: { storeId, format: 'camt.053', content: Buffer.from(camt).toString('base64') },
  });
}

/**
 * What finance has to do with: a payout with a refund, a dispute and a fee in it that is in the bank, a second one on its way, and a
 * movement that no rule books. Answers the first payout's id.
 */
export async function tellFinance(driver, say) {
  const control = (path, body) =>
    requestJson('POST', `${driver.urls.sandbox}/_control/stripe/${path}`, { body });
  const movement = (amount, type, reportingCategory) =>
    control('balance-movements', { amount, type, reportingCategory });
  say('sales, a refund, a dispute');
  const [canceled, disputed] = await Promise.all([sell(driver), sell(driver)]);
  const { storeId } = canceled;
  await driver.setShopStatus(canceled.orderId, 'Canceled');
  await control('disputes', { charge: disputed.payments[0].external.chargeId });
  await movement(-250, 'stripe_fee', 'fee');
  await driver.orderWhen(
    storeId,
    canceled.orderId,
    'refunded',
    ({ paymentStatus }) => paymentStatus === 'refunded',
  );
  say('payouts and the bank');
  const payoutId = await payOut(driver);
  await takeInStatement(driver, storeId);
  await waitUntil(async () => (await driver.payout(payoutId))?.bank?.state === 'in-bank', {
    deadlineMs: driver.deadlineMs,
    what: 'the payout to be in the bank',
  });
  say('an exception');
  await sell(driver);
  await movement(-333, 'quantum_levy', 'quantum_levy');
  // Movements of no order are told with the payout that they are in.
  await driver.payOut('EUR');
  const exceptions = `${driver.urls.gateway}/api/v1/reconciliation/exceptions`;
  await waitUntil(
    async () => (await requestJson('GET', exceptions, { token: driver.adminToken })).items.length > 0,
    { deadlineMs: FOUND_MS, everyMs: 1_000, what: 'the exception to be found' },
  );
  return payoutId;
}
