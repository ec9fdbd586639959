import { describeWorld, nextSteps } from '../outside/next-steps.mjs';
import { outsideRules } from '../outside/outside-rules.mjs';
import { hasRealCommerce, isReal, planOutsideWorld } from '../outside/plan-outside-world.mjs';
import { Driver } from '../scenario/driver.mjs';
import { offerFirstOrder, payFirstOrder } from '../scenario/place-first-order.mjs';
import { SetupError } from '../setup-error.mjs';
import { launchSystem } from '../system/launch.mjs';
import { prepare } from '../system/prepare.mjs';
import { reset } from '../system/reset.mjs';
import { runDocument } from '../system/run-document.mjs';
import { readRun, removeRun, RUN_FILE, writeRun } from '../system/run-file.mjs';
import { loadSecrets, saveSecrets } from '../system/secrets.mjs';
import { renderUrls } from '../system/shown-urls.mjs';

/** Nothing is ordered in a real shop; a real Stripe is not paid by us. */
async function firstOrder(context, driver, plan) {
  if (hasRealCommerce(plan)) {
    context.terminal.line('     No order is placed: the shop is a real one.');
  } else if (isReal(plan, 'stripe')) {
    await offerFirstOrder(context, driver);
  } else {
    await payFirstOrder(context, driver);
  }
}

/**
 * `npm start`: everything up, a first order paid, then on until Ctrl-C. Systems whose credentials stand in the environment
 * are the real ones, the others are simulated.
 * @param {object} context see `runCommandLine`
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv}} place
 */
export async function start(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup, options } = context;
  const other = await readRun(stateDir, RUN_FILE);
  if (other !== undefined) {
    throw new SetupError(
      `Tillbridge runs already (process ${other.pid}, ${other.urls.gateway}).`,
      'Stop it with Ctrl-C in its terminal first.',
    );
  }
  const started = performance.now();
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const plan = planOutsideWorld(env, outsideRules(root));
  const secretsFile = `${stateDir}/credentials.json`;
  const secrets = await loadSecrets(secretsFile);
  const target = {
    root,
    ...servers,
    database: `tillbridge_${secrets.installation}`,
    prefix: `${secrets.installation}-`,
    secrets,
    sandboxDataDir: `${stateDir}/sandbox`,
    knownStripeEndpoint: secrets.stripeEndpoint,
    plan,
  };
  if (options.reset) await progress.step('Reset', () => reset(target));

  const onExit = (name, how) => terminal.line(terminal.paint.red(`note ${name} ${how}; the others go on.`));
  const system = await launchSystem({ terminal, progress, cleanup, onExit }, target);
  await saveSecrets(secretsFile, { ...secrets, stripeEndpoint: system.stripeEndpoint });
  const { urls, configuration } = system;
  await writeRun(
    stateDir,
    RUN_FILE,
    runDocument({ pid: process.pid, urls, adminToken: secrets.adminToken, configuration }),
  );
  cleanup.add(RUN_FILE, () => removeRun(stateDir, RUN_FILE));

  const driver = new Driver({ urls, adminToken: secrets.adminToken, stripeKey: secrets.stripe.secretKey });
  if (!options['no-order']) await firstOrder(context, driver, plan);
  terminal.line();
  for (const line of renderUrls(urls, secrets.adminToken, plan)) terminal.line(line);
  if (plan.real.length > 0) {
    terminal.line(`\nThe outside world (${plan.environment}):`);
    for (const line of describeWorld(plan)) terminal.line(line);
    terminal.line(terminal.paint.yellow('\nWhat to do next:'));
    for (const line of nextSteps(plan, urls.gateway)) terminal.line(`  ${line}`);
  }
  terminal.line(
    `\nReady after ${((performance.now() - started) / 1000).toFixed(1)} s. Ctrl-C stops everything that was started here.`,
  );
  return context.stopped;
}
