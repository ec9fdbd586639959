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

/** Seconds of processor of every process of every service and of their PostgreSQL. */
async function used({ system, postmaster }) {
  const own = await Promise.all(system.members.map((name) => cpuSeconds(system.supervisor.pid(name))));
  const none = await cpuSeconds(0);
  const postgres = postmaster === undefined ? 0 : (await cpuSeconds(0, postmaster)) - none;
  return own.reduce((sum, one) => sum + one, 0) + postgres;
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
  const shoppers = new Shoppers({ driver, pool, scenario: scenarioNamed('paid') });
  await shoppers.buy(WARM_UP);
  world.postmaster = await postmasterOf(pool);
  const rates = [];
  const milliseconds = [];
  const before = await handledBy(system);
  for (let round = 0; round < ROUNDS; round += 1) {
    const then = await used(world);
    rates.push(BURST / (await shoppers.buy(BURST)).seconds);
    milliseconds.push(((await used(world)) - then) * (1_000 / BURST));
  }
  const share = leastShare(before, await handledBy(system));
  const result = { rate: median(rates), cpu: median(milliseconds), share, wrong: await wrong(world) };
  await pool.end();
  await system.supervisor.stopAll();
  return result;
}

/** P24: the same flow of orders over one to four processes of each service. */
export async function consumers(context) {
  const servers = await quietDatabase(context);
  const results = [];
  for (const count of COUNTS) results.push(await measure({ ...context, servers }, count));
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
      Math.max(...more.map(({ cpu }) => cpu)) / one.cpu,
      `${all(({ cpu }) => cpu.toFixed(0))} ms`,
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
