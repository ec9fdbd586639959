import { mainOf, APPS, SANDBOX_PORTS, SERVICES } from './services.mjs';
import { provision } from '../provision/provision.mjs';
import { choosePorts } from '../process/ports.mjs';
import { Supervisor } from '../process/supervisor.mjs';
import { createPrefixedLog } from '../terminal/prefix.mjs';
import { environmentOf } from './environment.mjs';
import { configure } from './configure.mjs';
import { urlsOf } from './urls.mjs';

const wantedPorts = (random) => {
  const wanted = { ...Object.fromEntries(APPS.map(({ name, port }) => [name, port])), ...SANDBOX_PORTS };
  return random ? Object.fromEntries(Object.keys(wanted).map((name) => [name, 0])) : wanted;
};

async function choose(terminal, random) {
  const { ports, replaced } = await choosePorts(wantedPorts(random));
  for (const { name, wanted, got } of replaced) {
    terminal.line(terminal.paint.yellow(`note Port ${wanted} is taken: ${name} listens on ${got}.`));
  }
  return ports;
}

/**
 * Brings up the whole system against the sandbox: database and queues, one process per app, configuration.
 * @param {object} context of the command: terminal, progress, cleanup
 * @param {object} target root, servers, database, prefix, secrets, sandboxDataDir, randomPorts, known Stripe endpoint
 */
export async function launchSystem({ terminal, progress, cleanup, onExit }, target) {
  const { root, secrets, database, prefix, databaseAdminUrl, rabbitmqUrl } = target;
  const ports = await choose(terminal, target.randomPorts === true);
  const urls = urlsOf(ports);
  const log = createPrefixedLog(
    terminal,
    APPS.map(({ name }) => name),
  );
  const supervisor = new Supervisor({ onLine: log, onExit });
  cleanup.add('services', () => supervisor.stopAll());

  const run = (app, databaseUrls, extra = {}) =>
    supervisor.start({
      name: app.name,
      command: process.execPath,
      args: ['--enable-source-maps', `dist/${mainOf(app.name)}`],
      cwd: root,
      env: { ...environmentOf(app, { ...target, ports, databaseUrls, publicUrl: urls.gateway }), ...extra },
    });
  const ready = (name) => supervisor.ready(name, `http://127.0.0.1:${ports[name]}/health/ready`);

  run(APPS[0], {});
  const { urls: databaseUrls } = await progress.step(
    'Database and queues',
    () =>
      provision({
        databaseAdminUrl,
        rabbitmqUrl,
        database,
        prefix,
        databasePassword: secrets.databasePassword,
      }),
    ({ migrations }) => `${database}, ${migrations === 0 ? 'up to date' : `${migrations} migrations`}`,
  );
  await progress.step(
    'Services',
    async (say) => {
      for (const app of SERVICES) run(app, databaseUrls);
      const waiting = new Set(APPS.map(({ name }) => name));
      say(`waiting for ${[...waiting].join(', ')}`);
      await Promise.all(
        APPS.map(async ({ name }) => {
          await ready(name);
          waiting.delete(name);
          say(`waiting for ${[...waiting].join(', ')}`);
        }),
      );
    },
    () => `${APPS.length} processes`,
  );
  const { stripeEndpoint, configuration } = await progress.step('Configuration', () =>
    configure({ urls, secrets, knownStripeEndpoint: target.knownStripeEndpoint }),
  );
  /** Starts an app that has ended once more, with further variables if given. */
  const restart = (name, extra) =>
    run(
      APPS.find((app) => app.name === name),
      databaseUrls,
      extra,
    );
  return { urls, ports, supervisor, configuration, stripeEndpoint, restart };
}
