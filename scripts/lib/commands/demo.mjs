import { Driver } from '../scenario/driver.mjs';
import { payOutAndExplain, payoutOf, renderPayout } from '../scenario/payout.mjs';
import { renderResults } from '../scenario/render.mjs';
import { runScenario } from '../scenario/run-scenario.mjs';
import { DEMONSTRATION } from '../scenario/scenarios.mjs';
import { launchSystem } from '../system/launch.mjs';
import { prepare } from '../system/prepare.mjs';
import { privateTarget } from '../system/private-target.mjs';
import { runDocument } from '../system/run-document.mjs';
import { DEMO_FILE, readRun, removeRun, RUN_FILE, writeRun } from '../system/run-file.mjs';
import { generateSecrets } from '../system/secrets.mjs';

/**
 * `npm run demo`: a system of its own, every story once, then the payout of their money, as tables; nothing stays. Answers 0 only when each is as it should be.
 * @param {object} context see `runCommandLine`
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv}} place
 */
export async function demo(context, { root, stateDir, env }) {
  const { terminal, progress, cleanup, json, print } = context;
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const secrets = generateSecrets();
  const target = await privateTarget({ root, servers, purpose: 'demo', secrets, cleanup });

  const onExit = (name, how) => terminal.line(terminal.paint.red(`note ${name} ${how}`));
  const randomPorts = (await readRun(stateDir, RUN_FILE)) !== undefined;
  const { urls, configuration } = await launchSystem(
    { terminal, progress, cleanup, onExit },
    { ...target, randomPorts },
  );
  const file = randomPorts ? DEMO_FILE : RUN_FILE;
  await writeRun(
    stateDir,
    file,
    runDocument({ pid: process.pid, urls, adminToken: secrets.adminToken, configuration }),
  );
  cleanup.add(file, () => removeRun(stateDir, file));

  const driver = new Driver({ urls, adminToken: secrets.adminToken, stripeKey: secrets.stripe.secretKey });
  const results = await Promise.all(DEMONSTRATION.map((scenario) => runScenario(driver, scenario)));
  const paidOut = await payOutAndExplain(driver);
  if (json) {
    const rows = results.map(({ row }) => ({ ...row, payout: payoutOf(paidOut, row) }));
    print(JSON.stringify(rows, null, 2));
  } else {
    print(renderResults(results).join('\n'));
    if (paidOut.explanation) print(['', ...renderPayout(paidOut)].join('\n'));
  }
  for (const { row, ok, problem } of results) {
    if (!ok) terminal.line(terminal.paint.red(`fail ${row.store} ${row.scenario}: ${problem}`));
  }
  if (!paidOut.ok) terminal.line(terminal.paint.red(`fail payout: ${paidOut.problem}`));
  return paidOut.ok && results.every(({ ok }) => ok) ? 0 : 1;
}
