import { figure } from '../goals.mjs';
import { closedLoop } from '../load/closed-loop.mjs';
import { eventFactory } from '../load/signed-events.mjs';
import { median } from '../load/summary.mjs';
import { requestJson } from '../../lib/system/http-json.mjs';
import { waitUntil } from '../../lib/process/wait-until.mjs';
import { API_VERSION, openPlace, startGateway, startOver } from '../world.mjs';

const ROUNDS = 5;
const MS = 1_500;
const STORES = 100;
const CONNECTIONS = 16;
const TYPE = 'payment_intent.processing';

/** The gateway with so many payment connections, as so many stores have them; all with one secret, so that the load is the same. */
async function openStores(context, count) {
  const place = await openPlace(context, `${count} stores`);
  const gateway = await startGateway(context, place);
  const base = gateway.url.replace(/\/webhooks\/.*$/, '');
  const token = place.target.secrets.adminToken;
  const connections = Array.from({ length: count }, (_, index) => ({
    id: `stripe-${index}`,
    system: 'stripe',
    settings: {},
    secrets: {
      secretKey: place.target.secrets.stripe.secretKey,
      webhookSecret: gateway.secret,
    },
  }));
  const { version } = await requestJson('GET', `${base}/api/v1/configuration`, { token });
  await requestJson('PUT', `${base}/api/v1/configuration`, {
    token,
    headers: { 'if-match': `"${version}"` },
    body: { environment: 'sandbox', connections, stores: [] },
  });
  const urls = connections.map(({ id }) => `${base}/webhooks/${id}`);
  const events = eventFactory({ secret: gateway.secret, apiVersion: API_VERSION, type: TYPE });
  const accepts = async (url) => {
    const { body, signature } = events.next();
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
    return (await fetch(url, { method: 'POST', headers, body })).status === 200;
  };
  await waitUntil(async () => (await Promise.all(urls.map(accepts))).every(Boolean), {
    deadlineMs: 30_000,
    what: `${count} stores to accept webhooks`,
  });
  return { place, gateway, urls };
}

/** P18: the same load over a hundred stores, each with a connection of its own, and over one. */
export async function stores(context) {
  const sides = { one: await openStores(context, 1), many: await openStores(context, STORES) };
  const load = async ({ urls, gateway }) => {
    const events = eventFactory({ secret: gateway.secret, apiVersion: API_VERSION, type: TYPE });
    const result = await closedLoop({ urls, connections: CONNECTIONS, durationMs: MS, events });
    if (Object.keys(result.failures).length > 0)
      throw new Error(`not all accepted: ${JSON.stringify(result.failures)}`);
    return result.perSecond;
  };
  const rates = { one: [], many: [] };
  for (const side of Object.values(sides)) await load(side);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? ['one', 'many'] : ['many', 'one']) {
      await startOver(sides[name].place);
      rates[name].push(await load(sides[name]));
    }
  }
  for (const { gateway } of Object.values(sides)) await gateway.stop();
  const ratios = rates.one.map((rate, round) => rates.many[round] / rate);
  const note = `${Math.round(median(rates.many))}/s beside ${Math.round(median(rates.one))}/s`;
  return [figure('P18', median(ratios), note)];
}
