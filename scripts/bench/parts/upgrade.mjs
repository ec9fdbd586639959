import { olderVersion } from '../../lib/chaos/faults/older-version.mjs';
import { scenarioNamed } from '../../lib/scenario/scenarios.mjs';
import { figure } from '../goals.mjs';
import { Shoppers } from '../load/shoppers.mjs';
import { statusWrittenAges } from '../load/status-written.mjs';
import { StoredOrders } from '../load/stored-orders.mjs';
import { summarize } from '../load/summary.mjs';
import { openSystem, quietDatabase } from '../whole-system.mjs';

const USUAL_ORDERS = 100_000;
const WARM_UP = 60;
const PER_SECOND = 1;
const BEFORE = 60;
const AT_A_TIME = 10;

/**
 * P25: an earlier version (`UPGRADE_FROM`, a name in the history) with many stored orders (`UPGRADE_ORDERS`) goes on selling while its
 * database becomes this version's. What shoppers notice of it.
 */
export async function upgrade(context) {
  const { root, cleanup, progress, terminal, env } = context;
  const ref = env?.UPGRADE_FROM;
  if (!ref) {
    terminal.line('note Nothing is brought up: UPGRADE_FROM names no earlier version.');
    return [];
  }
  const servers = await quietDatabase(context);
  const older = await olderVersion({ root, ref, cleanup, progress });
  const { system, target, pool, driver } = await openSystem({ ...context, servers }, { older });
  const scenario = scenarioNamed('paid');
  const shoppers = new Shoppers({ driver, pool, scenario });
  await shoppers.buy(WARM_UP);
  const stock = await StoredOrders.of(pool, scenario.storeId);
  const stored = Number(env?.UPGRADE_ORDERS ?? USUAL_ORDERS);
  await progress.step(`Fill to ${stored}`, (say) => stock.fillTo(stored, say));
  stock.close();

  const before = await statusWrittenAges(pool, () => shoppers.buy(BEFORE, { perSecond: PER_SECOND }));
  target.root = root;
  let migration;
  const meanwhile = await statusWrittenAges(pool, async () => {
    const began = performance.now();
    let under = true;
    const migrating = system.migrate().finally(() => (under = false));
    migrating.catch(() => undefined);
    while (under) await shoppers.buy(AT_A_TIME, { perSecond: PER_SECOND });
    const { ran } = await migrating;
    migration = { ran, seconds: (performance.now() - began) / 1_000 };
  });
  await pool.end();
  return figuresOf({ before: summarize(before), meanwhile: summarize(meanwhile) }, migration, ref);
}

function figuresOf({ before, meanwhile }, { ran, seconds }, ref) {
  const told = ({ p50, p95, max }) => [p50, p95, max].map((age) => Math.round(age)).join(', ');
  const note = `p50, p95, longest: ${told(before)} ms before, ${told(meanwhile)} ms meanwhile`;
  const work = `${ran.length} migrations since ${ref} in ${seconds.toFixed(1)} s`;
  return [
    figure('P25.p95', meanwhile.p95 / before.p95, note),
    figure('P25.longest', meanwhile.max / 1_000, work),
  ];
}
