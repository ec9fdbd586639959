import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { databaseUrl } from '../../lib/provision/database.mjs';
import { unprovision } from '../../lib/provision/provision.mjs';
import { Driver } from '../../lib/scenario/driver.mjs';
import { scenarioNamed } from '../../lib/scenario/scenarios.mjs';
import { requestJson } from '../../lib/system/http-json.mjs';
import { launchSystem } from '../../lib/system/launch.mjs';
import { generateSecrets } from '../../lib/system/secrets.mjs';
import { SERVICES } from '../../lib/system/services.mjs';
import { figure } from '../goals.mjs';
import { copyOrders } from '../load/copied-orders.mjs';
import { cpuSeconds, postmasterOf } from '../load/cpu.mjs';
import { Shoppers } from '../load/shoppers.mjs';
import { median } from '../load/summary.mjs';

/** Orders stored when a measurement begins. */
const SIZES = [1_000, 100_000];
const TEMPLATES = 20;
const WARM_UP = 120;
const ROUNDS = 3;
const BURST = 30;
const SINGLE = 15;
const ASKED = 40;

async function openSystem(context) {
  const { root, servers, cleanup, terminal, progress } = context;
  const id = randomBytes(3).toString('hex');
  const sandboxDataDir = await mkdtemp(join(tmpdir(), 'tillbridge-bench-'));
  const target = {
    root,
    ...servers,
    database: `tillbridge_bench_${id}`,
    prefix: `bench-${id}-`,
    secrets: generateSecrets(),
    sandboxDataDir,
    randomPorts: true,
  };
  cleanup.add('bench data', async () => {
    await unprovision(target);
    await rm(sandboxDataDir, { recursive: true, force: true });
  });
  const system = await launchSystem({ terminal, progress, cleanup, onExit: () => undefined }, target);
  const pool = new pg.Pool({
    connectionString: databaseUrl(servers.databaseAdminUrl, target.database),
    max: 4,
  });
  pool.on('error', () => undefined);
  return { system, target, pool };
}

/** Seconds of processor of all services and of their PostgreSQL. */
async function used({ system, postmaster }) {
  const own = await Promise.all(SERVICES.map(({ name }) => cpuSeconds(system.supervisor.pid(name))));
  return own.reduce((sum, one) => sum + one, 0) + (await postgresSeconds(postmaster));
}

const postgresSeconds = async (postmaster) =>
  postmaster === undefined ? 0 : (await cpuSeconds(0, postmaster)) - (await cpuSeconds(0));

async function measure(world) {
  const { shoppers, system, target, storeId } = world;
  const cpu = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await used(world);
    await shoppers.buy(BURST);
    cpu.push(((await used(world)) - before) * (1_000 / BURST));
  }
  const alone = [];
  for (let index = 0; index < SINGLE; index += 1) alone.push((await shoppers.buy(1)).seconds * 1_000);
  const { rows } = await world.pool.query(
    `SELECT order_id, number FROM cms_sync.orders WHERE store_id = $1 ORDER BY updated_at DESC LIMIT 1`,
    [storeId],
  );
  const orders = `${system.urls.gateway}/api/v1/orders`;
  const asked = async (path) => {
    const times = [];
    for (let index = 0; index < ASKED; index += 1) {
      const began = performance.now();
      await requestJson('GET', `${orders}${path}`, { token: target.secrets.adminToken });
      times.push(performance.now() - began);
    }
    return median(times);
  };
  return {
    cpu: median(cpu),
    alone: median(alone),
    list: await asked(''),
    search: await asked(`?search=${encodeURIComponent(rows[0].number)}`),
    one: await asked(`/${storeId}/${encodeURIComponent(rows[0].order_id)}`),
  };
}

/** P23: what one more order and the console's questions cost when a hundred times as many orders are stored. */
export async function growth(context) {
  const { system, target, pool } = await openSystem(context);
  const scenario = scenarioNamed('paid');
  const driver = new Driver({
    urls: system.urls,
    adminToken: target.secrets.adminToken,
    stripeKey: target.secrets.stripe.secretKey,
    deadlineMs: 120_000,
  });
  const shoppers = new Shoppers({ driver, pool, scenario });
  await shoppers.buy(WARM_UP);
  const { storeId } = scenario;
  const { rows } = await pool.query(
    'SELECT order_id FROM cms_sync.orders WHERE store_id = $1 ORDER BY order_id LIMIT $2',
    [storeId, TEMPLATES],
  );
  const orderIds = rows.map(({ order_id: orderId }) => orderId);
  const world = { system, target, pool, shoppers, storeId, postmaster: await postmasterOf(pool) };
  const results = [];
  let copies = 0;
  for (const size of SIZES) {
    const to = size / TEMPLATES;
    await copyOrders(pool, { orderIds, from: copies + 1, to });
    copies = to;
    results.push(await measure(world));
  }
  await pool.end();
  const [small, large] = [results[0], results.at(-1)];
  return Object.keys(small).map((name) =>
    figure(
      `P23.${name}`,
      large[name] / small[name],
      `${large[name].toFixed(1)} ms beside ${small[name].toFixed(1)} ms`,
    ),
  );
}
