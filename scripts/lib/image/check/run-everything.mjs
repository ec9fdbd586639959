import { choosePorts } from '../../process/ports.mjs';
import { Driver } from '../../scenario/driver.mjs';
import { runScenario } from '../../scenario/run-scenario.mjs';
import { SCENARIOS } from '../../scenario/scenarios.mjs';
import { APPS, SANDBOX_PORTS } from '../../system/services.mjs';
import { urlsOf } from '../../system/urls.mjs';
import { consoleFaults } from './console-page.mjs';
import { resolveEnvironment, secretsFor } from './container-environment.mjs';
import { outsideContainers } from './outside-container.mjs';
import { RunningContainer } from './running-container.mjs';

const prefixed = (name, faults) => faults.map((fault) => `${name}: ${fault}`);

async function freePorts() {
  const names = [...APPS.map(({ name }) => name), ...Object.keys(SANDBOX_PORTS)];
  return (await choosePorts(Object.fromEntries(names.map((name) => [name, 0])))).ports;
}

async function payOneOrder(urls, secrets) {
  const driver = new Driver({ urls, adminToken: secrets.adminToken, stripeKey: secrets.stripe.secretKey });
  const { ok, problem, row } = await runScenario(
    driver,
    SCENARIOS.find(({ name }) => name === 'paid'),
  );
  return { order: `${row.orderId}: ${row.paymentStatus}`, faults: ok ? [] : [`one order paid: ${problem}`] };
}

/**
 * Runs the image as the manifests would: the job that provisions, every app, and the outside world for one paid order; then stops
 * them. Network and ports are the machine's, everything else is as rendered.
 * @param {object} context engine, image, healthCommand, containers (see `containersOf`), target (see `privateTarget`), progress, cleanup
 * @returns {Promise<{apps: object[], order: string, faults: string[]}>}
 */
export async function runEverything({ engine, image, healthCommand, containers, target, progress, cleanup }) {
  const ports = await freePorts();
  const urls = urlsOf(ports);
  const secrets = secretsFor(target);
  const outside = outsideContainers({ ports, urls, secrets: target.secrets });
  const started = [];

  const start = async (container) => {
    const name = `${target.prefix}${container.name}`;
    const running = new RunningContainer(engine, {
      container,
      name,
      healthCommand: container.isJob ? undefined : healthCommand,
    });
    cleanup.add(`container ${container.name}`, () => running.remove());
    const environment = resolveEnvironment(container.environment, secrets, {
      HOST: '127.0.0.1',
      PORT: String(ports[container.name]),
      PUBLIC_URL: urls.gateway,
      TOPOLOGY_PREFIX: target.prefix,
      DATABASE_NAME: target.database,
    });
    const printed = await running.start(image, environment);
    if (!container.isJob) started.push(running);
    return printed;
  };

  await progress.step('Provisioning job', async () => {
    for (const job of containers.filter(({ isJob }) => isJob)) await start(job);
  });
  await progress.step(
    'Apps, read-only, without root',
    async (say) => {
      for (const app of [outside.sandbox, ...containers.filter(({ isJob }) => !isJob)]) await start(app);
      for (const running of started) {
        const { name, readyPath = '/health/ready' } = running.container;
        say(`waiting for ${name}`);
        await running.ready(`http://127.0.0.1:${ports[name]}${readyPath}`);
      }
    },
    () => `${started.length} ready`,
  );
  const faults = await consoleFaults(`${urls.gateway}/`);
  await progress.step('Configuration', () => start(outside.configure));
  const paid = await progress.step(
    'One order',
    () => payOneOrder(urls, target.secrets),
    ({ order }) => order,
  );
  faults.push(...paid.faults);

  const apps = [];
  await progress.step('Restrictions and end', async (say) => {
    for (const running of started) {
      say(running.container.name);
      faults.push(...prefixed(running.container.name, await running.faults()));
    }
    const ends = await Promise.all(
      started.map(async (running) => {
        const memoryBytes = await running.memoryBytes();
        return { name: running.container.name, memoryBytes, ...(await running.stop()) };
      }),
    );
    for (const { faults: found, ...app } of ends) {
      faults.push(...prefixed(app.name, found));
      apps.push(app);
    }
  });
  return { apps, order: paid.order, faults };
}
