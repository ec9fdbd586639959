import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backlog } from '../chaos/backlog.mjs';
import { startNetwork } from '../chaos/faults/network.mjs';
import { olderVersion, upgrade } from '../chaos/faults/older-version.mjs';
import { restoreBlows } from '../chaos/faults/restore.mjs';
import { askedHarm, harmFor } from '../chaos/harm.mjs';
import { judge } from '../chaos/judge.mjs';
import { tellStories } from '../chaos/orders.mjs';
import { startOwnServers } from '../chaos/own-servers.mjs';
import { PatientDriver } from '../chaos/patient-driver.mjs';
import { Places } from '../chaos/places.mjs';
import { plantBug, plantedBug } from '../chaos/planted/plant-bug.mjs';
import { PLANTED_BUGS } from '../chaos/planted/planted-bugs.mjs';
import { comeBack, rage, roll } from '../chaos/rage.mjs';
import { seededRandom } from '../chaos/random.mjs';
import { renderReport } from '../chaos/report.mjs';
import { Restarter } from '../chaos/restarter.mjs';
import { Watch } from '../chaos/watch/watch.mjs';
import { Weather } from '../chaos/weather/weather.mjs';
import { unprovision } from '../provision/provision.mjs';
import { SetupError } from '../setup-error.mjs';
import { launchSystem } from '../system/launch.mjs';
import { prepare } from '../system/prepare.mjs';
import { generateSecrets } from '../system/secrets.mjs';

/** Between two looks of somebody who waits for an order. */
const POLL_MS = 400;
/** After the harm is over. */
const ORDER_DEADLINE_MS = 240_000;
/** At most, for each place to die at. */
const FAILPOINT_MS = 45_000;
/** What a planted bug has lost does not come by waiting. */
const PLANTED_DEADLINE_MS = 20_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A place of the run's own, with the bug in its copy of the product if there is one. */
async function openTarget({ root, servers, bug, harm, replicas, cleanup }) {
  const id = randomBytes(3).toString('hex');
  const sandboxDataDir = await mkdtemp(join(tmpdir(), 'tillbridge-chaos-'));
  const target = {
    root: bug === undefined ? root : await plantBug(root, bug, cleanup),
    ...servers,
    database: `tillbridge_chaos_${id}`,
    prefix: `chaos-${id}-`,
    secrets: generateSecrets(),
    sandboxDataDir,
    randomPorts: true,
    replicas,
    variablesOf: (name) =>
      harm.skew[name] === undefined ? {} : { CLOCK_OFFSET_SECONDS: String(harm.skew[name]) },
  };
  cleanup.add('chaos data', async () => {
    await unprovision(target);
    await rm(sandboxDataDir, { recursive: true, force: true });
  });
  return target;
}

/**
 * `npm run chaos`: orders of every kind flow while harm is done to services, servers, network and the world outside; then every order is
 * judged against the simulators' own ledgers, and every message against what was seen of it on its way. Seeded: the same seed places the
 * same orders and does the same harm in the same order. With a planted bug the run succeeds when the checker catches it.
 * @param {object} context see `runCommandLine`
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv}} place
 */
export async function chaos(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup, json, print, options } = context;
  const { seed } = options;
  const count = Number(options.orders);
  const random = seededRandom(seed);
  const bug = bugNamed(options.plant);
  const model = bug ?? bugNamed(options.like);
  const harm = model === undefined ? askedHarm(options, random) : harmFor(model, options);
  // What no webhook told must be found while somebody watches.
  process.env.SWEEP_SECONDS ??= '5';
  process.env.SWEEP_PATIENCE_SECONDS ??= '10';
  const own = await startOwnServers(harm, cleanup);
  const servers = await prepare({ root, stateDir, env: { ...env, ...own.env }, progress, cleanup });
  if (options.backlog !== undefined) return backlog({ ...context, root, servers }, Number(options.backlog));
  const target = await openTarget({ root, servers, bug, harm, replicas: Number(options.replicas), cleanup });
  const network = await startNetwork(harm, servers, { random: seededRandom(`${seed} network`), cleanup });
  target.through = network.through;
  if (harm.from !== undefined) {
    const older = await olderVersion({ root, ref: harm.from, cleanup, progress });
    Object.assign(target, { outsideRoot: root, root: older.folder, configure: older.configure });
  }

  const restarter = new Restarter();
  const system = await launchSystem({ terminal, progress, cleanup, onExit: restarter.onExit }, target);
  restarter.attach(system);
  const watch = new Watch(target, { roots: [root, target.root], remembers: !harm.restore });
  cleanup.add('tap', () => watch.remove());
  await watch.install();
  const flowing = count * harm.everyMs;
  const longest = flowing + harm.failpoints.length * FAILPOINT_MS;
  const driver = new PatientDriver({
    urls: system.urls,
    adminToken: target.secrets.adminToken,
    stripeKey: target.secrets.stripe.secretKey,
    pollMs: POLL_MS,
    deadlineMs: bug === undefined ? ORDER_DEADLINE_MS + longest : PLANTED_DEADLINE_MS,
  });
  const blows = [...own.blows, ...network.blows];
  if (harm.rolling)
    blows.push({ name: 'rolling restart', row: 'F2', strike: () => roll({ restarter, system }) });
  if (own.timeTravel !== undefined)
    blows.push(...restoreBlows({ timeTravel: own.timeTravel, restarter, names: system.members }));
  if (harm.from !== undefined) blows.push(upgrade({ target, root, system, restarter }));

  const began = performance.now();
  const places = new Places(Array.from({ length: harm.rounds }, () => harm.failpoints).flat());
  let over = false;
  const isOver = () => over;
  const weather = new Weather({
    sandboxUrl: system.urls.sandbox,
    seed,
    random: seededRandom(`${seed} weather`),
    faults: harm.faults,
  });
  const blowing = weather.blow(isOver);
  let onAllHad;
  const allHad = new Promise((resolve) => (onAllHad = resolve));
  const raging = rage({ restarter, random, seed, harm, places, blows, system, isOver, onAllHad });
  // Awaited only when the orders are told: what fails earlier is told then.
  for (const doing of [raging, blowing]) doing.catch(() => undefined);
  const stories = await progress.step('Orders under fire', async (say) => {
    let told = 0;
    const begun = tellStories(driver, {
      least: count,
      everyMs: harm.everyMs,
      wanted: () => harm.everyPlace && places.open && !over,
      onTold: () => say(`${(told += 1)} of ${count} or more told`),
    });
    await Promise.race([
      begun.then((all) => Promise.all(all)),
      Promise.all([begun, allHad]),
      pause(longest),
      // Ends before only when it fails.
      raging,
    ]);
    over = true;
    await Promise.all([raging, blowing]);
    restarter.disarm();
    await Promise.all(system.members.map((name) => comeBack(system, name)));
    return begun;
  });
  const told = await progress.step('Peace', () => Promise.all(stories));
  const violations = await progress.step('Judgement', () =>
    judge(driver, told, watch, bug === undefined ? undefined : PLANTED_DEADLINE_MS),
  );
  restarter.stop();

  const caught = bug !== undefined && violations.some((violation) => bug.caughtBy.test(violation));
  const report = {
    ...(bug === undefined ? {} : { planted: bug.name, caught }),
    seed,
    orders: told.length,
    replicas: target.replicas,
    kills: restarter.kills.length,
    failpointsFired: Object.fromEntries([...restarter.fired].sort()),
    failpointsNotReached: places.notReached.sort(),
    outside: Object.fromEntries([...weather.seen].sort(([, a], [, b]) => a.row.localeCompare(b.row))),
    blows: Object.fromEntries(
      blows
        .filter(({ seconds }) => seconds !== undefined)
        .map(({ name, row, seconds }) => [name, { row, seconds }]),
    ),
    network: harm.loss > 0 ? network.figures() : {},
    seconds: Math.round((performance.now() - began) / 1000),
    violations,
  };
  if (json) print(JSON.stringify(report, null, 2));
  else print(renderReport(report));
  return caught || (bug === undefined && violations.length === 0) ? 0 : 1;
}

function bugNamed(name) {
  if (name === undefined) return undefined;
  const bug = plantedBug(name);
  if (bug !== undefined) return bug;
  throw new SetupError(
    `No bug ${name}. There are:`,
    PLANTED_BUGS.map((one) => `${one.name}: ${one.what}`).join('\n'),
  );
}
