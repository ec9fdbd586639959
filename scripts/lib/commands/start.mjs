import { Driver } from '../scenario/driver.mjs';
import { renderTimeline } from '../scenario/render.mjs';
import { runScenario } from '../scenario/run-scenario.mjs';
import { scenarioNamed } from '../scenario/scenarios.mjs';
import { SetupError } from '../setup-error.mjs';
import { launchSystem } from '../system/launch.mjs';
import { prepare } from '../system/prepare.mjs';
import { reset } from '../system/reset.mjs';
import { runDocument } from '../system/run-document.mjs';
import { readRun, removeRun, RUN_FILE, writeRun } from '../system/run-file.mjs';
import { loadSecrets, saveSecrets } from '../system/secrets.mjs';
import { renderUrls } from '../system/shown-urls.mjs';

async function firstOrder(context, driver) {
  const { terminal, json, print } = context;
  const result = await runScenario(driver, scenarioNamed('paid'));
  if (json) print(JSON.stringify(result.row));
  if (result.ok) {
    terminal.line(
      terminal.paint.green(
        `ok   First order ${result.row.orderId} paid after ${result.paidMs} ms, in the books after ${result.row.durationMs} ms`,
      ),
    );
  } else {
    terminal.line(terminal.paint.red(`fail First order ${result.row.orderId ?? ''}: ${result.problem}`));
  }
  if (result.order) for (const line of renderTimeline(result.order)) terminal.line(`     ${line}`);
}

/**
 * `npm start`: everything up, a first order paid, then on until Ctrl-C.
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
  if (!options['no-order']) await firstOrder(context, driver);
  terminal.line();
  for (const line of renderUrls(urls, secrets.adminToken)) terminal.line(line);
  terminal.line(
    `\nReady after ${((performance.now() - started) / 1000).toFixed(1)} s. Ctrl-C stops everything that was started here.`,
  );
  return context.stopped;
}
