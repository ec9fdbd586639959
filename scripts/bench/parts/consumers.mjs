import { scenarioNamed } from '../../lib/scenario/scenarios.mjs';
import { SERVICES } from '../../lib/system/services.mjs';
import { figure } from '../goals.mjs';
import { cpuSeconds, postmasterOf } from '../load/cpu.mjs';
import { handledBy, leastShare } from '../load/handled.mjs';
import { Shoppers } from '../load/shoppers.mjs';
import { median } from '../load/summary.mjs';
import { openSystem, quietDatabase } from '../whole-system.mjs';

/** Processes of each service. */
const COUNTS = [1, 2, 3, 4];
const WARM_UP = 60;
const ROUNDS = 5;
const BURST = 60;
/** What follows an order in its last seconds is no rest yet. */
const SETTLE_MS = 5_000;
const REST_MS = 20_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Seconds of processor of every process of every service, and of their PostgreSQL. */
async function used({ system, postmaster }) {
  const own = await Promise.all(system.members.map((name) => cpuSeconds(system.supervisor.pid(name))));
  const postgres = postmaster === undefined ? 0 : await cpuSeconds(0, postmaster);
  return { own: own.reduce((sum, one) => sum + one, 0), postgres };
}

/** Milliseconds of processor between two readings, for each of so many. */
const between = (before, after, count) => {
  const each = (name) => ((after[name] - before[name]) * 1_000) / count;
  return { own: each('own'), postgres: each('postgres'), all: each('own') + each('postgres') };
};

/** Milliseconds of processor a second, while nobody buys. */
async function rest(world) {
  await pause(SETTLE_MS);
  const before = await used(world);
  await pause(REST_MS);
  return between(before, await used(world), REST_MS / 1_000);
}

/** Orders that did not become exactly one payment that succeeded and one entry in the ERP, and messages given up. */
async function wrong({ pool }) {
  const { rows } = await pool.query(`
    SELECT (SELECT count(*) FROM cms_sync.orders o WHERE order_status <> 'paid'
        OR (SELECT count(*) FROM payments.payments p WHERE (p.store_id, p.order_id) = (o.store_id, o.order_id) AND p.status = 'paid') <> 1
        OR (SELECT count(*) FROM reconciliation.erp_operations e
            WHERE (e.store_id, e.order_id) = (o.store_id, o.order_id) AND e.kind = 'journal' AND e.state = 'done') <> 1)
      + ${SERVICES.map(({ schema }) => `(SELECT count(*) FROM ${schema}.dead_letters)`).join(' + ')} AS n`);
  return Number(rows[0].n);
}

async function measure(context, count) {
  const world = await openSystem(context, { replicas: count });
  const { system, pool, driver } = world;
  let people = 0;
  // One person's orders wait for each other, whoever works on them: here everybody buys once.
  const each = () => ({ customer: { email: `shopper-${(people += 1)}@example.com` } });
  const shoppers = new Shoppers({ driver, pool, scenario: scenarioNamed('paid'), each });
  await shoppers.buy(WARM_UP);
  world.postmaster = await postmasterOf(pool);
  const rates = [];
  const milliseconds = [];
  const before = await handledBy(system);
  for (let round = 0; round < ROUNDS; round += 1) {
    const then = await used(world);
    rates.push(BURST / (await shoppers.buy(BURST)).seconds);
    milliseconds.push(between(then, await used(world), BURST));
  }
  const share = leastShare(before, await handledBy(system));
  const of = (name) => median(milliseconds.map((one) => one[name]));
  const cpu = { all: of('all'), own: of('own'), postgres: of('postgres') };
  const result = { rate: median(rates), cpu, rest: await rest(world), share, wrong: await wrong(world) };
  await pool.end();
  await system.supervisor.stopAll();
  return result;
}

const split = ({ own, postgres }) => `${own.toFixed(0)} + ${postgres.toFixed(0)} ms`;
const told = ({ rate, cpu, rest: still }) =>
  `${rate.toFixed(1)} orders/s, ${split(cpu)} each, ${split(still)} a second at rest`;

/** P24: the same flow of orders over one to four processes of each service. */
export async function consumers(context) {
  const servers = await quietDatabase(context);
  const results = [];
  for (const count of COUNTS) {
    const run = () => measure({ ...context, servers }, count);
    results.push(await context.progress.step(`Processes of each service: ${count}`, run, told));
  }
  const [one, ...more] = results;
  const all = (value) => results.map(value).join(', ');
  const four = results.at(-1);
  return [
    figure(
      'P24.rate',
      Math.min(...more.map(({ rate }) => rate)) / one.rate,
      `${all(({ rate }) => rate.toFixed(1))} orders/s`,
    ),
    figure(
      'P24.cpu',
      Math.max(...more.map(({ cpu }) => cpu.all)) / one.cpu.all,
      `${all(({ cpu }) => cpu.all.toFixed(0))} ms; a second of rest ${all(({ rest: still }) => still.all.toFixed(0))} ms`,
    ),
    figure(
      'P24.share',
      four.share.share,
      `${four.share.name}; ${all(({ share }) => share.share.toFixed(2))}`,
    ),
    figure(
      'P24.wrong',
      results.reduce((sum, result) => sum + result.wrong, 0),
    ),
  ];
}
