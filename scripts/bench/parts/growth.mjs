import { scenarioNamed } from '../../lib/scenario/scenarios.mjs';
import { SERVICES } from '../../lib/system/services.mjs';
import { figure } from '../goals.mjs';
import { cpuSeconds, postmasterOf } from '../load/cpu.mjs';
import { questions } from '../load/questions.mjs';
import { between, rowsRead } from '../load/rows-read.mjs';
import { Shoppers } from '../load/shoppers.mjs';
import { StoredOrders } from '../load/stored-orders.mjs';
import { median } from '../load/summary.mjs';
import { openSystem, quietDatabase } from '../whole-system.mjs';

const SMALLEST = 1_000;
const USUAL_LARGEST = 100_000;
const WARM_UP = 120;
const ROUNDS = 3;
const BURST = 30;
const SINGLE = 15;
/** Longer than the rarest of the sweeps that come every minute. */
const REST_MS = 65_000;
const SCHEMAS = SERVICES.map(({ schema }) => schema);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A thousand stored orders, ten times as many, and so on; last of all the largest number, whatever it is. */
function sizesUpTo(largest) {
  const sizes = [];
  for (let size = SMALLEST; size < largest; size *= 10) sizes.push(size);
  return [...sizes, largest];
}

/** Seconds of processor of all services and of their PostgreSQL. */
async function used({ system, postmaster }) {
  const own = await Promise.all(SERVICES.map(({ name }) => cpuSeconds(system.supervisor.pid(name))));
  return own.reduce((sum, one) => sum + one, 0) + (await postgresSeconds(postmaster));
}

const postgresSeconds = async (postmaster) =>
  postmaster === undefined ? 0 : (await cpuSeconds(0, postmaster)) - (await cpuSeconds(0));

async function burstsOfOrders(world) {
  const milliseconds = [];
  const before = await rowsRead(world.pool, SCHEMAS);
  for (let round = 0; round < ROUNDS; round += 1) {
    const then = await used(world);
    await world.shoppers.buy(BURST);
    milliseconds.push(((await used(world)) - then) * (1_000 / BURST));
  }
  const scans = between(before, await rowsRead(world.pool, SCHEMAS), 'scanned');
  return { cpu: median(milliseconds), scans: { ...scans, rows: scans.rows / (ROUNDS * BURST) } };
}

/** Nobody buys, nobody asks: what the sweeps read. */
async function rest(world) {
  const before = await rowsRead(world.pool, SCHEMAS);
  await pause(REST_MS);
  return between(before, await rowsRead(world.pool, SCHEMAS), 'rows');
}

async function measure(world) {
  const { cpu, scans } = await burstsOfOrders(world);
  const alone = [];
  for (let index = 0; index < SINGLE; index += 1) alone.push((await world.shoppers.buy(1)).seconds * 1_000);
  const asked = await questions(world);
  return { cpu, alone: median(alone), ...asked, scans, rest: await rest(world) };
}

const tables = ({ rows, most }) =>
  `${Math.round(rows)} (${most.map(({ name, rows: some }) => `${name} ${some}`).join(', ')})`;
const told = ({ scans, rest: still, ...times }) =>
  `${TIMES.map((name) => `${name} ${times[name].toFixed(0)} ms`).join(', ')}; scanned an order ${tables(scans)}; at rest ${tables(still)}`;

const GIGABYTE = 2 ** 30;
const sizeOf = async (pool) =>
  Number((await pool.query('SELECT pg_database_size(current_database()) AS size')).rows[0].size) / GIGABYTE;

/** @returns {Promise<Array<{stored: number, filled: number, gigabytes: number}>>} what was measured at each size */
export async function measureGrowth(context, sizes) {
  const { system, target, pool, driver } = await openSystem(context);
  const scenario = scenarioNamed('paid');
  let people = 0;
  const each = () => ({ customer: { email: `shopper-${(people += 1)}@example.com` } });
  const shoppers = new Shoppers({ driver, pool, scenario, each });
  await shoppers.buy(WARM_UP);
  const { storeId } = scenario;
  const world = { system, target, pool, shoppers, storeId, postmaster: await postmasterOf(pool) };
  const stock = await StoredOrders.of(pool, storeId);
  const results = [];
  for (const stored of sizes) {
    const began = performance.now();
    await context.progress.step(`Fill to ${stored}`, (say) => stock.fillTo(stored, say));
    const filled = (performance.now() - began) / 1_000;
    const measured = await context.progress.step(`Measure ${stored}`, () => measure(world), told);
    results.push({ stored, filled, gigabytes: await sizeOf(pool), ...measured });
  }
  stock.close();
  await pool.end();
  return results;
}

/**
 * P23: what one more order, the console's questions and rest cost with a hundred (`GROWTH_ORDERS=1000000`: a thousand) times as many
 * stored orders.
 */
export async function growth(context) {
  const sizes = sizesUpTo(Number(context.env?.GROWTH_ORDERS ?? USUAL_LARGEST));
  const servers = await quietDatabase(context);
  return figuresOf(await measureGrowth({ ...context, servers }, sizes));
}

const TIMES = ['cpu', 'alone', 'list', 'search', 'one', 'rare'];

function figuresOf(results) {
  const [small, large] = [results[0], results.at(-1)];
  const all = (value) => results.map((result) => value(result)).join(', ');
  const times = TIMES.map((name) =>
    figure(`P23.${name}`, large[name] / small[name], `${all((result) => result[name].toFixed(1))} ms`),
  );
  const disk = all(
    ({ stored, filled, gigabytes }) => `${stored}: ${gigabytes.toFixed(1)} GB in ${Math.round(filled)} s`,
  );
  return [
    ...times,
    figure(
      'P23.scans',
      large.scans.rows,
      `${all(({ scans }) => Math.round(scans.rows))}; most in ${large.scans.most[0].name}`,
    ),
    figure(
      'P23.rest',
      large.rest.rows / small.rest.rows,
      `${all((result) => result.rest.rows)} rows; ${disk}`,
    ),
  ];
}
