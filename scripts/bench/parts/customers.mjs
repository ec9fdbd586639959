import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBar } from '../../lib/customers/import-bar.mjs';
import { waitUntil } from '../../lib/process/wait-until.mjs';
import { unprovision } from '../../lib/provision/provision.mjs';
import { HttpError, requestJson } from '../../lib/system/http-json.mjs';
import { launchSystem } from '../../lib/system/launch.mjs';
import { generateSecrets } from '../../lib/system/secrets.mjs';
import { SERVICES } from '../../lib/system/services.mjs';
import { figure } from '../goals.mjs';
import { busiestSecond, countCalls } from '../load/call-counter.mjs';
import { summarize } from '../load/summary.mjs';
import { residentMegabytes } from '../world.mjs';

const STORE = 'demo-ordercloud';
/** What Stripe lets through in a second with test keys, which is what a sandbox has; and what of it an import takes, since orders need their part. */
const LIMIT_PER_SECOND = 25;
const IMPORT_PER_SECOND = 20;
/** Fewer than the ten thousand of the goal only to try the bench itself. */
const CUSTOMERS = Number(process.env.BENCH_CUSTOMERS ?? 10_000);
const CHANGES = 200;
const LOOK_EVERY_MS = 5;
const MOST_TRIES = 30;
/** Of Linux, on every architecture there is. */
const CLOCK_TICKS = 100;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** P22: ten thousand customers of a shop that gain a record at the payment provider, then single changes at rest. */
export async function customers(context) {
  const { root, servers, cleanup, terminal, progress } = context;
  const id = randomBytes(3).toString('hex');
  const sandboxDataDir = await mkdtemp(join(tmpdir(), 'tillbridge-bench-'));
  const secrets = generateSecrets();
  const target = {
    root,
    ...servers,
    database: `tillbridge_bench_${id}`,
    prefix: `bench-${id}-`,
    secrets,
    sandboxDataDir,
    randomPorts: true,
  };
  cleanup.add('bench data', async () => {
    await unprovision(target);
    await rm(sandboxDataDir, { recursive: true, force: true });
  });
  const system = await launchSystem({ terminal, progress, cleanup, onExit: () => undefined }, target);
  const world = { system, secrets, terminal };
  await hurry(world);
  await control(world, 'POST', '/ordercloud/customers/populate', { count: CUSTOMERS });
  return [...(await bulk(world)), ...(await changesAtRest(world))];
}

const control = ({ system }, method, path, body) =>
  requestJson(method, `${system.urls.sandbox}/_control${path}`, body === undefined ? {} : { body });

const api = ({ system, secrets }, method, path, body) =>
  requestJson(method, `${system.urls.gateway}/api/v1${path}`, {
    token: secrets.adminToken,
    ...(body === undefined ? {} : { body }),
    headers: method === 'POST' ? { 'idempotency-key': randomUUID() } : {},
  });

/** The shop bears all that Stripe does: its own limit is out of the way. */
async function hurry(world) {
  const configuration = await api(world, 'GET', '/configuration');
  const stores = configuration.stores.map((store) =>
    store.id === STORE ? { ...store, customers: { ...store.customers, importPerSecond: 100 } } : store,
  );
  await api(world, 'PUT', '/configuration', { ...configuration, stores });
}

/** The whole import, stopped once on the way and taken up again. */
async function bulk(world) {
  const { system } = world;
  const made = countCalls(
    system.urls.sandbox,
    'stripe',
    ({ method, url }) => method === 'POST' && /^\/v1\/customers(?:\?|$)/.test(url),
  );
  const before = await processorSeconds(system);
  const began = performance.now();
  const sizes = [];
  const { jobId } = await api(world, 'POST', '/customers/import', { storeId: STORE, from: 'commerce' });
  await follow(world, jobId, sizes, ({ done }) => done >= CUSTOMERS / 3);
  await api(world, 'POST', `/customers/imports/${jobId}/cancel`);
  const stopped = performance.now();
  const stood = await standing(world, jobId);
  const away = performance.now() - stopped;
  await api(world, 'POST', `/customers/imports/${jobId}/resume`);
  const end = await follow(world, jobId, sizes, ({ state }) => state !== 'running');
  const seconds = (performance.now() - began - away) / 1000;
  const { counts } = end;
  // The marketplace has a buyer of its own beside those that were made for the bench.
  if (end.state !== 'done' || counts.failed > 0 || counts.created < CUSTOMERS) {
    throw new Error(`The import ended as ${end.state}: ${JSON.stringify(counts)}`);
  }
  const times = await made.stop();
  const people = await countAtStripe(world);
  // A call that was tried again is one customer and two calls.
  if (people < counts.created || people > CUSTOMERS + 1 || times.length < people) {
    throw new Error(`${counts.created} were created in ${times.length} calls, Stripe has ${people}`);
  }
  const half = Math.floor(sizes.length / 2);
  const [first, second] = [sizes.slice(0, half), sizes.slice(half)].map((part) => Math.max(...part));
  const rate = counts.created / seconds;
  const each = (((await processorSeconds(system)) - before) * 1000) / counts.created;
  return [
    figure(
      'P22.rate',
      rate / IMPORT_PER_SECOND,
      `${rate.toFixed(1)}/s, ${each.toFixed(1)} ms of our services each, stopped at ${stood.done} and resumed`,
    ),
    figure('P22.calls', busiestSecond(times) / LIMIT_PER_SECOND, `${busiestSecond(times)} in a second`),
    figure('P22.memory', second / first, `${first.toFixed(0)} MB, then ${second.toFixed(0)} MB`),
  ];
}

/** A service too busy to answer in time is asked again: that is what is measured, not what ends it. */
async function progressOf(world, jobId) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await api(world, 'GET', `/customers/imports/${jobId}`);
    } catch (error) {
      if (!(error instanceof HttpError) || error.status < 500 || tries === MOST_TRIES) throw error;
      await pause(1_000);
    }
  }
}

async function follow(world, jobId, sizes, ends) {
  for (;;) {
    const job = await progressOf(world, jobId);
    world.terminal.status(importBar(job));
    sizes.push(await largest(world.system));
    if (ends(job)) {
      world.terminal.status('');
      return job;
    }
    await pause(1_000);
  }
}

/** What was under way when it was stopped comes to its end; then nothing more may happen. */
async function standing(world, jobId) {
  let before = -1;
  let job;
  for (;;) {
    job = await progressOf(world, jobId);
    if (job.done === before) break;
    before = job.done;
    await pause(3_000);
  }
  await pause(2_000);
  const later = await progressOf(world, jobId);
  if (later.state !== 'canceled' || later.done !== job.done) throw new Error('A stopped import went on');
  return { done: job.done };
}

async function countAtStripe({ system, secrets }) {
  let count = 0;
  let after = '';
  for (;;) {
    const page = await requestJson('GET', `${system.urls.stripe}/v1/customers?limit=100${after}`, {
      token: secrets.stripe.secretKey,
    });
    count += page.data.length;
    if (!page.has_more) return count;
    after = `&starting_after=${page.data.at(-1).id}`;
  }
}

/** Of the kernel's count: what a customer costs, however many others want the same cores. */
async function processorSeconds(system) {
  const spent = await Promise.all(
    SERVICES.map(async ({ name }) => {
      const stat = await readFile(`/proc/${system.supervisor.pid(name)}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
    }),
  );
  return spent.reduce((sum, seconds) => sum + seconds, 0);
}

async function largest(system) {
  const sizes = await Promise.all(SERVICES.map(({ name }) => residentMegabytes(system.supervisor.pid(name))));
  return Math.max(...sizes);
}

/** One at a time: somebody corrects a name in the shop, and it is looked for at Stripe until it shows. */
async function changesAtRest(world) {
  const { system, secrets } = world;
  const times = [];
  await pause(3_000);
  for (let index = 0; index < CHANGES; index += 1) {
    const user = `known-${String(index).padStart(6, '0')}`;
    const { links } = await api(world, 'GET', `/customers/${STORE}/${user}`);
    const { externalId } = links.find(({ side, state }) => side === 'payment' && state === 'active');
    const LastName = `Changed ${index} ${randomBytes(4).toString('hex')}`;
    const began = performance.now();
    await control(world, 'PATCH', `/ordercloud/customers/${user}`, { LastName });
    await waitUntil(
      async () => {
        const customer = await requestJson('GET', `${system.urls.stripe}/v1/customers/${externalId}`, {
          token: secrets.stripe.secretKey,
        });
        return customer.name === `Kim ${LastName}` || undefined;
      },
      { deadlineMs: 20_000, everyMs: LOOK_EVERY_MS, what: `the change of ${user}` },
    );
    times.push(performance.now() - began);
  }
  const { p50, p99, max } = summarize(times);
  const note = `${CHANGES} changes by event, slowest ${max.toFixed(0)} ms`;
  return [figure('P22.p50', p50, note), figure('P22.p99', p99, note)];
}
