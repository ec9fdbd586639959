import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAILPOINTS } from '../chaos/failpoints.mjs';
import { judge } from '../chaos/judge.mjs';
import { tellStories } from '../chaos/orders.mjs';
import { PatientDriver } from '../chaos/patient-driver.mjs';
import { startOwnServers } from '../chaos/own-servers.mjs';
import { plantBug, plantedBug } from '../chaos/planted/plant-bug.mjs';
import { PLANTED_BUGS } from '../chaos/planted/planted-bugs.mjs';
import { pick, seededRandom } from '../chaos/random.mjs';
import { Restarter } from '../chaos/restarter.mjs';
import { OUTSIDE_FAULTS } from '../chaos/weather/outside-faults.mjs';
import { Weather } from '../chaos/weather/weather.mjs';
import { unprovision } from '../provision/provision.mjs';
import { waitUntil } from '../process/wait-until.mjs';
import { launchSystem } from '../system/launch.mjs';
import { prepare } from '../system/prepare.mjs';
import { generateSecrets } from '../system/secrets.mjs';
import { SetupError } from '../setup-error.mjs';

const ORDER_DEADLINE_MS = 240_000;
/** What a planted bug has lost does not come by waiting. */
const PLANTED_DEADLINE_MS = 45_000;
const RANDOM_KILLS_BETWEEN = 2;
const SOME_FAILPOINTS = 12;
/** Longer than a restart takes to begin. */
const PAUSE_BEFORE_LOOK_MS = 500;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a service that was killed is there again. */
async function comeBack({ supervisor, ports }, name) {
  await pause(PAUSE_BEFORE_LOOK_MS);
  await waitUntil(() => supervisor.running.includes(name), {
    deadlineMs: 10_000,
    what: `${name} to start again`,
  });
  await supervisor.ready(name, `http://127.0.0.1:${ports[name]}/health/ready`);
}

/** All failpoints, none, or a seeded handful of them. */
function chosenFailpoints(which, random) {
  if (which === 'none') return [];
  const shuffled = FAILPOINTS.map((point) => ({ point, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ point }) => point);
  return which === 'all' ? shuffled : shuffled.slice(0, SOME_FAILPOINTS);
}

/** Kills services, at random and at named places, until told to stop. */
async function rage({ restarter, random, seed, failpoints, blows, names, kills, isOver }) {
  const toStrike = [...blows];
  const left = [...failpoints];
  while (!isOver()) {
    for (let n = 0; n < RANDOM_KILLS_BETWEEN && !isOver(); n += 1) {
      if (kills) restarter.kill(pick(random, names));
      await pause(600 + random() * 900);
    }
    const next = left.shift();
    if (next !== undefined && restarter.arm(next.service, next.name, seed)) await pause(2_500);
    const blow = isOver() ? undefined : toStrike.shift();
    if (blow === undefined) continue;
    await blow.strike();
    blow.struck = true;
  }
}

/**
 * `npm run chaos`: orders of every kind flow while services are killed with SIGKILL; then every order is judged against
 * the simulators' own ledgers. Seeded: the same seed places the same orders and kills in the same order. With a planted bug the run
 * succeeds when the checker catches it.
 * @param {object} context see `runCommandLine`
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv}} place
 */
export async function chaos(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup, json, print, options } = context;
  const { seed } = options;
  const count = Number(options.orders);
  const random = seededRandom(seed);
  const bug = bugToPlant(options.plant);
  const { broker, database, outside } = { ...options, ...bug?.needs };
  // What no webhook told must be found while somebody watches.
  process.env.SWEEP_SECONDS ??= '5';
  process.env.SWEEP_PATIENCE_SECONDS ??= '10';
  const own = await startOwnServers({ broker, database, cleanup });
  const servers = await prepare({ root, stateDir, env: { ...env, ...own.env }, progress, cleanup });
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
    replicas: Number(options.replicas),
  };
  cleanup.add('chaos data', async () => {
    await unprovision(target);
    await rm(sandboxDataDir, { recursive: true, force: true });
  });

  const restarter = new Restarter();
  const system = await launchSystem({ terminal, progress, cleanup, onExit: restarter.onExit }, target);
  restarter.attach(system);
  const driver = new PatientDriver({
    urls: system.urls,
    adminToken: target.secrets.adminToken,
    stripeKey: target.secrets.stripe.secretKey,
    deadlineMs: bug === undefined ? ORDER_DEADLINE_MS : PLANTED_DEADLINE_MS,
  });

  const began = performance.now();
  const everyMs = Number(options.every);
  const stories = tellStories(driver, count, everyMs);
  let over = false;
  const failpoints = chosenFailpoints(options.failpoints, random);
  const weather = new Weather({
    sandboxUrl: system.urls.sandbox,
    seed,
    random: seededRandom(`${seed} weather`),
    faults: outside ? OUTSIDE_FAULTS : [],
  });
  const blowing = weather.blow(() => over);
  const raging = rage({
    restarter,
    random,
    seed,
    failpoints,
    blows: own.blows,
    names: system.members,
    kills: options.kills !== 'none',
    isOver: () => over,
  });
  await progress.step(`Orders under fire`, async (say) => {
    let told = 0;
    await Promise.race([
      Promise.all(stories.map((story) => story.then(() => say(`${(told += 1)} of ${count} told`)))),
      pause(count * everyMs + failpoints.length * 5_000),
    ]);
    over = true;
    await Promise.all([raging, blowing]);
    restarter.disarm();
    await Promise.all(system.members.map((name) => comeBack(system, name)));
  });
  const told = await progress.step('Peace', () => Promise.all(stories));
  const violations = await progress.step('Judgement', () => judge(driver, told));
  restarter.stop();

  const report = {
    ...(bug === undefined ? {} : { planted: bug.name }),
    seed,
    orders: count,
    replicas: target.replicas,
    kills: restarter.kills.length,
    failpointsFired: Object.fromEntries([...restarter.fired].sort()),
    outside: Object.fromEntries([...weather.seen].sort(([, a], [, b]) => a.row.localeCompare(b.row))),
    blows: own.blows.filter(({ struck }) => struck).map(({ name }) => name),
    seconds: Math.round((performance.now() - began) / 1000),
    violations,
  };
  if (json) print(JSON.stringify(report, null, 2));
  else print(renderReport(report));
  const caught = violations.length > 0;
  return caught === (bug !== undefined) ? 0 : 1;
}

function bugToPlant(name) {
  if (name === undefined) return undefined;
  const bug = plantedBug(name);
  if (bug !== undefined) return bug;
  throw new SetupError(
    `No bug ${name}. There are:`,
    PLANTED_BUGS.map((one) => `${one.name}: ${one.what}`).join('\n'),
  );
}

const renderReport = ({
  seed,
  orders,
  replicas,
  kills,
  blows,
  failpointsFired,
  outside,
  seconds,
  violations,
}) =>
  [
    `${orders} orders, ${replicas} of every service, ${[`${kills} kills`, ...blows].join(', ')}, ${Object.keys(failpointsFired).length} failpoints fired, seed ${seed}, ${seconds} s`,
    ...Object.entries(failpointsFired).map(([name, times]) => `  ${name}: ${times}`),
    ...Object.entries(outside).map(
      ([name, { row, spells, struck }]) =>
        `  ${row} ${name}: ${spells} spells${struck > 0 ? `, ${struck} requests` : ''}`,
    ),
    violations.length === 0 ? 'Every order is right.' : `${violations.length} violations:`,
    ...violations.map((violation) => `  ${violation}`),
  ].join('\n');
