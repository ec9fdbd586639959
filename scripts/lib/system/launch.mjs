import { argumentsOf, APPS, SANDBOX_PORTS, SERVICES } from './services.mjs';
import { provision } from '../provision/provision.mjs';
import { choosePorts } from '../process/ports.mjs';
import { Supervisor } from '../process/supervisor.mjs';
import { createPrefixedLog } from '../terminal/prefix.mjs';
import { environmentOf } from './environment.mjs';
import { configure } from './configure.mjs';
import { urlsOf } from './urls.mjs';

const wantedPorts = (random, members) => {
  const wanted = { ...Object.fromEntries(APPS.map(({ name, port }) => [name, port])), ...SANDBOX_PORTS };
  for (const { name } of members) wanted[name] ??= 0;
  return random ? Object.fromEntries(Object.keys(wanted).map((name) => [name, 0])) : wanted;
};

/** The same server by another way, where the run has put something between. */
function by(url, port) {
  if (port === undefined) return url;
  const address = new URL(url);
  Object.assign(address, { hostname: '127.0.0.1', port: String(port) });
  return address.toString();
}

/** Every process of every service: `payments`, and `payments#2` beside it when there are two. */
const membersOf = (replicas) =>
  SERVICES.flatMap((app) =>
    Array.from({ length: replicas }, (_, n) => ({ name: n === 0 ? app.name : `${app.name}#${n + 1}`, app })),
  );

async function choose(terminal, random, members) {
  const { ports, replaced } = await choosePorts(wantedPorts(random, members));
  for (const { name, wanted, got } of replaced) {
    terminal.line(terminal.paint.yellow(`note Port ${wanted} is taken: ${name} listens on ${got}.`));
  }
  return ports;
}

/**
 * Brings up the whole system against the sandbox: database and queues, one process per app, configuration.
 * @param {object} context of the command: terminal, progress, cleanup
 * @param {object} target root, servers, database, prefix, secrets, sandboxDataDir, randomPorts, known Stripe endpoint, replicas,
 *   plan of the outside world (all simulated without one); a chaos run's `through` (ports of proxies in front of `database`
 *   and `broker`), `variablesOf` (further variables of a service), `outsideRoot` (where another version's sandbox is)
 *   and `configure` (what another version's configuration is made by)
 */
export async function launchSystem({ terminal, progress, cleanup, onExit }, target) {
  const { secrets, database, prefix, databaseAdminUrl, rabbitmqUrl, through = {}, variablesOf } = target;
  const members = membersOf(target.replicas ?? 1);
  const names = [APPS[0].name, ...members.map(({ name }) => name)];
  const ports = await choose(terminal, target.randomPorts === true, members);
  const urls = urlsOf(ports);
  const log = createPrefixedLog(terminal, names);
  const supervisor = new Supervisor({ onLine: log, onExit });
  cleanup.add('services', () => supervisor.stopAll());

  const run = ({ name, app }, databaseUrls, extra = {}) =>
    supervisor.start({
      name,
      command: process.execPath,
      args: argumentsOf(app.name),
      // Read each time: a run may go over to another version of the product.
      cwd: app.schema === undefined ? (target.outsideRoot ?? target.root) : target.root,
      env: {
        ...environmentOf(app, {
          ...target,
          rabbitmqUrl: by(rabbitmqUrl, through.broker),
          ports,
          databaseUrls,
          publicUrl: target.plan?.publicUrl ?? urls.gateway,
        }),
        PORT: String(ports[name]),
        ...variablesOf?.(app.name),
        ...extra,
      },
    });
  const ready = (name) => supervisor.ready(name, `http://127.0.0.1:${ports[name]}/health/ready`);

  run({ name: APPS[0].name, app: APPS[0] }, {});
  const { urls: direct } = await progress.step(
    'Database and queues',
    () =>
      provision({
        databaseAdminUrl,
        rabbitmqUrl,
        database,
        prefix,
        databasePassword: secrets.databasePassword,
        root: target.root,
      }),
    ({ ran }) => `${database}, ${ran.length === 0 ? 'up to date' : `${ran.length} migrations`}`,
  );
  const databaseUrls = Object.fromEntries(
    Object.entries(direct).map(([schema, url]) => [schema, by(url, through.database)]),
  );
  await progress.step(
    'Services',
    async (say) => {
      for (const member of members) run(member, databaseUrls);
      const waiting = new Set(names);
      say(`waiting for ${[...waiting].join(', ')}`);
      await Promise.all(
        names.map(async (name) => {
          await ready(name);
          waiting.delete(name);
          say(`waiting for ${[...waiting].join(', ')}`);
        }),
      );
    },
    () => `${names.length} processes`,
  );
  const { stripeEndpoint, configuration } = await progress.step('Configuration', () =>
    (target.configure ?? configure)({
      urls,
      secrets,
      knownStripeEndpoint: target.knownStripeEndpoint,
      plan: target.plan,
    }),
  );
  /** Brings tables and queues up to the version in `target.root`, while whatever runs goes on. */
  const migrate = () =>
    provision({
      databaseAdminUrl,
      rabbitmqUrl,
      database,
      prefix,
      databasePassword: secrets.databasePassword,
      root: target.root,
    });
  /** Starts an app that has ended once more, with further variables if given. */
  const restart = (name, extra) =>
    run(
      members.find((member) => member.name === name),
      databaseUrls,
      extra,
    );
  return {
    urls,
    ports,
    supervisor,
    configuration,
    stripeEndpoint,
    restart,
    migrate,
    members: members.map(({ name }) => name),
  };
}
