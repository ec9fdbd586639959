import { databaseUrl } from '../../lib/provision/database.mjs';
import { waitUntil } from '../../lib/process/wait-until.mjs';
import { runScenario } from '../../lib/scenario/run-scenario.mjs';
import { scenarioNamed } from '../../lib/scenario/scenarios.mjs';
import { SERVICES } from '../../lib/system/services.mjs';
import { startChild } from '../child.mjs';
import { figure } from '../goals.mjs';
import { handledBy } from '../load/handled.mjs';
import { closedLoop } from '../load/closed-loop.mjs';
import { openLoop } from '../load/open-loop.mjs';
import { eventFactory } from '../load/signed-events.mjs';
import { Shoppers } from '../load/shoppers.mjs';
import { statusWrittenAges } from '../load/status-written.mjs';
import { median, summarize } from '../load/summary.mjs';
import { openSystem } from '../whole-system.mjs';
import { API_VERSION, residentMegabytes } from '../world.mjs';
import { yardstickSql } from '../yardstick/schema.mjs';

const ROUNDS = 5;
const BURST_EVENTS = 2_000;
const BURST_ORDERS = 60;
const STEADY_ORDERS = 200;
const STEADY_PER_SECOND = 20;
/** Handed on to the payments service, about an object it has nothing to look up for. */
const TYPE = 'payment_intent.processing';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** P8 to P11, P14, P19: the whole system. */
export async function orders(context) {
  const { servers } = context;
  const began = performance.now();
  const { system, target, pool, driver } = await openSystem(context);
  const first = await runScenario(driver, scenarioNamed('paid'));
  if (!first.ok) throw new Error(`The first order went wrong: ${first.problem}`);
  const figures = [figure('P19', (performance.now() - began - first.row.durationMs + first.paidMs) / 1000)];

  await pool.query(yardstickSql);
  await pause(3_000);
  figures.push(figure('P14.idle', await largest(system)));

  const shoppers = new Shoppers({ driver, pool, scenario: scenarioNamed('paid') });
  const world = { system, target, pool, shoppers, servers };
  const pipeline = await startPipeline(world);
  figures.push(...(await hops(world, pipeline)));
  const rate = pipeline.burstRate;
  await pipeline.stop();
  const load = await burstOfOrders(world, rate);
  figures.push(load.figure, figure('P14.load', load.megabytes));
  figures.push(...(await steadyOrders(world)));
  await pool.end();
  return figures;
}

async function largest(system) {
  const sizes = await Promise.all(SERVICES.map(({ name }) => residentMegabytes(system.supervisor.pid(name))));
  return Math.max(...sizes);
}

/** The hand-written pipeline: three processes beside ours, on the same servers. */
async function startPipeline({ target, servers }) {
  const env = {
    BENCH_DATABASE_URL: databaseUrl(servers.databaseAdminUrl, target.database),
    BENCH_RABBITMQ_URL: servers.rabbitmqUrl,
    BENCH_QUEUE: `${target.prefix}yardstick`,
    BENCH_SECRET: 'whsec_yardstick',
  };
  const parts = await Promise.all(
    ['pipeline-accept.mjs', 'pipeline-relay.mjs', 'pipeline-consumer.mjs'].map((file) =>
      startChild(file, env),
    ),
  );
  return {
    url: `http://127.0.0.1:${parts[0].port}/`,
    secret: env.BENCH_SECRET,
    stop: () => Promise.all(parts.map((part) => part.stop())),
  };
}

/** P8, P9: one hop, from accepted to the effect committed in the next service. */
async function hops({ system, pool }, pipeline) {
  const webhookUrl = `${system.urls.gateway}/webhooks/stripe`;
  const ours = eventFactory({ secret: system.stripeEndpoint.secret, apiVersion: API_VERSION, type: TYPE });
  const theirs = eventFactory({ secret: pipeline.secret, apiVersion: API_VERSION, type: TYPE });
  const sides = {
    ours: {
      url: webhookUrl,
      events: ours,
      ages: (ids) => effectAges(pool, OUR_AGES, ids),
    },
    theirs: {
      url: pipeline.url,
      events: theirs,
      ages: (ids) => effectAges(pool, THEIR_AGES, ids),
    },
  };
  const ratios = { p50: [], p99: [], burst: [] };
  const rates = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const got = {};
    for (const name of round % 2 === 0 ? ['theirs', 'ours'] : ['ours', 'theirs']) {
      const side = sides[name];
      const { ids } = await openLoop({
        url: side.url,
        perSecond: 200,
        durationMs: 3_000,
        events: side.events,
      });
      const latency = summarize(await side.ages(ids));
      got[name] = { latency, burst: await burst(side) };
    }
    ratios.p50.push(got.ours.latency.p50 / got.theirs.latency.p50);
    ratios.p99.push(got.ours.latency.p99 / got.theirs.latency.p99);
    ratios.burst.push(got.ours.burst / got.theirs.burst);
    rates.push(got.theirs.burst);
  }
  pipeline.burstRate = median(rates);
  return [
    figure('P8.p50', median(ratios.p50)),
    figure('P8.p99', median(ratios.p99)),
    figure('P9', median(ratios.burst), `pipeline ${Math.round(median(rates))}/s`),
  ];
}

/** Events per second from the first accepted to the last effect. */
async function burst(side) {
  const sent = [];
  const events = {
    next() {
      const event = side.events.next();
      sent.push(event.id);
      return event;
    },
  };
  const began = performance.now();
  while (sent.length < BURST_EVENTS) {
    await closedLoop({ url: side.url, connections: 32, durationMs: 250, events });
  }
  await side.ages(sent);
  return sent.length / ((performance.now() - began) / 1000);
}

const OUR_AGES = `
  SELECT extract(epoch FROM i.handled_at - w.received_at) * 1000 AS age
  FROM gateway.webhook_events w JOIN payments.inbox i ON i.message_id = w.id
  WHERE w.external_event_id = ANY($1)`;
const THEIR_AGES = `
  SELECT extract(epoch FROM e.at - i.received_at) * 1000 AS age
  FROM yardstick.inbox i JOIN yardstick.effect e USING (event_id) WHERE i.event_id = ANY($1)`;

async function effectAges(pool, sql, ids) {
  let rows = [];
  await waitUntil(
    async () => {
      ({ rows } = await pool.query(sql, [ids]));
      return rows.length >= ids.length;
    },
    { deadlineMs: 60_000, everyMs: 25, what: `${ids.length} effects` },
  );
  return rows.map(({ age }) => Number(age));
}

/** P10 and memory under load: a burst of orders, each from checkout to books. */
async function burstOfOrders({ system, shoppers }, pipelineRate) {
  const rates = [];
  let hopsPerOrder = 0;
  let megabytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await consumed(system);
    const { seconds } = await shoppers.buy(BURST_ORDERS);
    rates.push(BURST_ORDERS / seconds);
    megabytes = Math.max(megabytes, await largest(system));
    await pause(1_000);
    hopsPerOrder = ((await consumed(system)) - before) / BURST_ORDERS;
  }
  const rate = median(rates);
  const value = (rate * hopsPerOrder) / pipelineRate;
  return {
    megabytes,
    figure: figure('P10', value, `${rate.toFixed(1)} orders/s, ${hopsPerOrder.toFixed(1)} hops each`),
  };
}

/** Messages that services have handled, by their own count: not every handler leaves a note of each. */
async function consumed(system) {
  const counts = await handledBy(system);
  return [...counts.values()].flat().reduce((sum, count) => sum + count, 0);
}

/** P11: at a steady rate, from the payment's webhook to the shop's status. */
async function steadyOrders({ shoppers, pool }) {
  const ages = await statusWrittenAges(pool, () =>
    shoppers.buy(STEADY_ORDERS, { perSecond: STEADY_PER_SECOND }),
  );
  const { p50, p99 } = summarize(ages);
  return [figure('P11.p50', p50, `${ages.length} orders`), figure('P11.p99', p99)];
}
