import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Driver } from '../scenario/driver.mjs';
import { runScenario } from '../scenario/run-scenario.mjs';
import { SCENARIOS } from '../scenario/scenarios.mjs';
import { Camera } from '../screenshots/camera.mjs';
import { tellFinance } from '../screenshots/finance.mjs';
import { PAGES } from '../screenshots/pages.mjs';
import { tellTrouble } from '../screenshots/trouble.mjs';
import { SetupError } from '../setup-error.mjs';
import { launchSystem } from '../system/launch.mjs';
import { prepare } from '../system/prepare.mjs';
import { privateTarget } from '../system/private-target.mjs';
import { generateSecrets } from '../system/secrets.mjs';

const LARGEST_BYTES = 200_000;
/** A list with one row tells little. */
const ROUNDS = 3;

/** Every story some times over; answers an order that was declined first, since it has the most to tell. */
async function tellStories(driver, say) {
  let told;
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`round ${round} of ${ROUNDS}`);
    const results = await Promise.all(SCENARIOS.map((scenario) => runScenario(driver, scenario)));
    const failed = results.find(({ ok }) => !ok);
    if (failed) throw new Error(`${failed.row.scenario}: ${failed.problem}`);
    told = results.find(({ row }) => row.scenario === 'declined-retried').order;
  }
  return told;
}

/** Those that are named; all when none is. */
function wanted(names) {
  const unknown = names.filter((name) => !PAGES.some((shot) => shot.name === name));
  if (unknown.length > 0)
    throw new SetupError(`No such picture: ${unknown.join(', ')}`, PAGES.map(({ name }) => name).join(', '));
  return names.length === 0 ? PAGES : PAGES.filter(({ name }) => names.includes(name));
}

/**
 * Pictures of the console for the documents, from a system of its own in which orders of every kind were paid. Nothing else stays.
 * @param {object} context see `runCommandLine`
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv, folder: string}} place
 */
export async function screenshots(context, { root, stateDir, env, folder }) {
  const { terminal, progress, cleanup, positionals } = context;
  const shots = wanted(positionals);
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const secrets = generateSecrets();
  const target = await privateTarget({ root, servers, purpose: 'pictures', secrets, cleanup });
  const onExit = (name, how) => terminal.line(terminal.paint.red(`note ${name} ${how}`));
  const world = { terminal, progress, cleanup, onExit };
  const { urls } = await launchSystem(world, { ...target, randomPorts: true });
  const driver = new Driver({ urls, adminToken: secrets.adminToken, stripeKey: secrets.stripe.secretKey });
  const order = await progress.step('Stories', (say) => tellStories(driver, say));
  const payoutId = shots.some(({ finance }) => finance)
    ? await progress.step('Finance', (say) => tellFinance(driver, say))
    : undefined;
  const { runId } = shots.some(({ trouble }) => trouble)
    ? await progress.step('Trouble', (say) => tellTrouble(driver, say))
    : {};
  const camera = await Camera.open(urls.gateway, secrets.adminToken);
  cleanup.add('browser', () => camera.close());
  await mkdir(folder, { recursive: true });
  let heavy = 0;
  for (const { name, path, shows } of shots) {
    const { length } = await progress.step(
      name,
      async () => {
        const picture = await camera.take(path({ order, payoutId, runId }), new RegExp(shows));
        await writeFile(join(folder, `${name}.png`), picture);
        return picture;
      },
      (picture) => `${Math.round(picture.length / 1_000)} kB`,
    );
    if (length > LARGEST_BYTES) heavy += 1;
  }
  if (heavy > 0)
    terminal.line(terminal.paint.red(`${heavy} pictures are larger than ${LARGEST_BYTES} bytes`));
  return heavy === 0 ? 0 : 1;
}
