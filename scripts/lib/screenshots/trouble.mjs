import { randomUUID } from 'node:crypto';
import { waitUntil } from '../process/wait-until.mjs';
import { runScenario } from '../scenario/run-scenario.mjs';
import { scenarioNamed } from '../scenario/scenarios.mjs';
import { requestJson } from '../system/http-json.mjs';

/** In the smallest unit: every order of the stories is worth more. */
const LIMIT = 1_000;
const MAPPING = 'order-to-payment';

/** Changes one store in the configuration; answers how it was. */
async function changeStore({ urls, adminToken }, storeId, changes) {
  const url = `${urls.gateway}/api/v1/configuration`;
  const configuration = await requestJson('GET', url, { token: adminToken });
  const stores = configuration.stores.map((store) =>
    store.id === storeId ? { ...store, ...changes } : store,
  );
  await requestJson('PUT', url, { token: adminToken, body: { ...configuration, stores } });
  return configuration.stores.find(({ id }) => id === storeId);
}

/**
 * What people have to deal with: a refund that waits for a second person, and messages that a rule for a field that no order has keeps
 * from their way. The rule is taken back, the messages wait on.
 */
export async function tellTrouble(driver, say) {
  const { gateway } = driver.urls;
  const api = (method, path, options = {}) =>
    requestJson(method, `${gateway}/api/v1${path}`, { token: driver.adminToken, ...options });
  say('a refund for two');
  const { ok, order, problem } = await runScenario(driver, scenarioNamed('paid'));
  if (!ok) throw new Error(`An order: ${problem}`);
  const { storeId } = order;
  const before = await changeStore(driver, storeId, {
    approvals: { above: { EUR: LIMIT } },
    mappings: { [MAPPING]: { 'metadata.Branch': { source: 'order.custom.branch', required: true } } },
  });
  const payment = order.payments.at(-1);
  await api('POST', `/payments/${payment.paymentId}/refunds`, {
    headers: { 'idempotency-key': randomUUID() },
    body: {},
  });
  say('dead letters');
  const cart = { lines: [{ sku: 'KETTLE-01', quantity: 1 }] };
  await Promise.all([driver.placeOrder(cart), driver.placeOrder(cart)]);
  await waitUntil(async () => (await api('GET', '/dead-letters')).items.length > 1, {
    deadlineMs: driver.deadlineMs * 2,
    everyMs: 500,
    what: 'two messages to wait',
  });
  await changeStore(driver, storeId, { mappings: before.mappings ?? {} });
  const runs = await api('GET', `/workflow-runs?${new URLSearchParams({ orderId: order.orderId })}`);
  return { runId: runs.items.find(({ workflowId }) => workflowId === 'order-to-cash')?.runId };
}
