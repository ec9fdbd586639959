import { randomBytes } from 'node:crypto';
import amqp from 'amqplib';
import pg from 'pg';
import { choosePorts } from '../lib/process/ports.mjs';
import { Supervisor } from '../lib/process/supervisor.mjs';
import { databaseUrl } from '../lib/provision/database.mjs';
import { provision, unprovision } from '../lib/provision/provision.mjs';
import { environmentOf } from '../lib/system/environment.mjs';
import { requestJson } from '../lib/system/http-json.mjs';
import { generateSecrets } from '../lib/system/secrets.mjs';
import { argumentsOf, SERVICES } from '../lib/system/services.mjs';
import { waitUntil } from '../lib/process/wait-until.mjs';
import { eventFactory } from './load/signed-events.mjs';
import { yardstickSql } from './yardstick/schema.mjs';

export const API_VERSION = '2026-10-28.endive';

/** A database and names of its own for one part of the bench, and a pool that may see all of it. */
export async function openPlace({ servers, cleanup }, part) {
  const id = randomBytes(3).toString('hex');
  const target = {
    ...servers,
    database: `tillbridge_bench_${id}`,
    prefix: `bench-${id}-`,
    secrets: generateSecrets(),
    randomPorts: true,
  };
  const { urls } = await provision({ ...target, databasePassword: target.secrets.databasePassword });
  const adminUrl = databaseUrl(servers.databaseAdminUrl, target.database);
  const pool = new pg.Pool({ connectionString: adminUrl, max: 4 });
  pool.on('error', () => undefined);
  await pool.query(yardstickSql);
  const close = async () => {
    await pool.end();
    await unprovision(target);
  };
  cleanup.add(`bench ${part}`, close);
  return { target, urls, adminUrl, pool };
}

/** The gateway alone, configured with one payment connection. */
export async function startGateway({ root, cleanup }, { target, urls }, { rabbitmqUrl, onExit } = {}) {
  const { ports } = await choosePorts({ gateway: 0 });
  const { secrets } = target;
  const publicUrl = `http://127.0.0.1:${ports.gateway}`;
  const supervisor = new Supervisor({ onLine: () => undefined, onExit });
  cleanup.add('bench gateway', () => supervisor.stopAll());
  const system = { ...target, ports, databaseUrls: urls, publicUrl, ...(rabbitmqUrl ? { rabbitmqUrl } : {}) };
  supervisor.start({
    name: 'gateway',
    command: process.execPath,
    args: argumentsOf('gateway'),
    cwd: root,
    env: { ...environmentOf(SERVICES[0], system), NODE_ENV: 'production', LOG_LEVEL: 'warn' },
  });
  await supervisor.ready('gateway', `${publicUrl}/health/ready`);
  await requestJson('PUT', `${publicUrl}/api/v1/configuration`, {
    token: secrets.adminToken,
    body: {
      environment: 'sandbox',
      connections: [
        {
          id: 'stripe',
          system: 'stripe',
          settings: {},
          secrets: { secretKey: secrets.stripe.secretKey, webhookSecret: secrets.stripe.webhookSecret },
        },
      ],
      stores: [],
    },
  });
  const secret = secrets.stripe.webhookSecret;
  const url = `${publicUrl}/webhooks/stripe`;
  const probe = eventFactory({ secret, apiVersion: API_VERSION, type: 'payment_intent.processing' });
  await waitUntil(
    async () => {
      const event = probe.next();
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': event.signature },
        body: event.body,
      });
      return response.status === 200;
    },
    { deadlineMs: 10_000, what: 'the gateway to accept webhooks' },
  );
  return { url, secret, pid: supervisor.pid('gateway'), supervisor, stop: () => supervisor.stopAll() };
}

const EMPTY_DEADLINE_MS = 30_000;

/**
 * Takes everything out of a queue that nobody consumes during a measurement, as a consumer does: RabbitMQ 3.10 was seen to stand
 * still after purges of a quorum queue with a backlog.
 */
export async function takeAll(rabbitmqUrl, queue) {
  const connection = await amqp.connect(`${rabbitmqUrl}?heartbeat=5`, { timeout: 5_000, noDelay: true });
  connection.on('error', () => undefined);
  const channel = await connection.createChannel();
  await channel.prefetch(1_000);
  await channel.consume(queue, (message) => message && channel.ack(message));
  const empty = waitUntil(async () => (await channel.checkQueue(queue)).messageCount === 0, {
    deadlineMs: EMPTY_DEADLINE_MS,
    everyMs: 50,
    what: `${queue} to be empty`,
  });
  try {
    await within(empty, EMPTY_DEADLINE_MS, `the broker to hand out what lies in ${queue}`);
    await within(connection.close(), EMPTY_DEADLINE_MS, 'the broker to close a connection');
  } catch (error) {
    connection.connection?.stream?.destroy();
    throw error;
  }
}

async function within(promise, deadlineMs, what) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${deadlineMs} ms for ${what}`)), deadlineMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * Between two measurements: forgets all events of both sides, so that every round begins with empty tables and queues. The relay runs
 * during every measured round; only what it had not yet relayed at the end of one is dropped.
 */
export async function startOver({ pool, target }) {
  await pool.query('TRUNCATE gateway.outbox, gateway.webhook_events, yardstick.inbox');
  await takeAll(target.rabbitmqUrl, `${target.prefix}payments.in`);
}

/** Waits until the gateway's outbox is empty. */
export const drained = (pool, deadlineMs = 120_000) =>
  waitUntil(async () => (await pool.query('SELECT 1 FROM gateway.outbox LIMIT 1')).rowCount === 0, {
    deadlineMs,
    everyMs: 50,
    what: 'the outbox to drain',
  });

/** Resident memory in megabytes. */
export async function residentMegabytes(pid) {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)[1]) / 1024;
}
