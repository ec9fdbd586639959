import { randomBytes } from 'node:crypto';
import { failed, ok, skipped, warning } from './finding.mjs';

const CONNECT_TIMEOUT_MS = 5_000;
const OLDEST = [3, 10];
const SERVICE_OF = {
  gateway: 'gateway',
  orchestrator: 'orchestrator',
  payments: 'payments',
  cms_sync: 'cms-sync',
  reconciliation: 'reconciliation',
};
const MANY_WAITING = 10_000;

const newEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
};

/** A refused operation closes the channel, so each is tried on one of its own. */
async function onChannel(connection, work) {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  try {
    return await work(channel);
  } finally {
    await channel.close().catch(() => undefined);
  }
}

async function checkQueue(connection, check, name, judge) {
  try {
    return judge(await onChannel(connection, (channel) => channel.checkQueue(name)));
  } catch (error) {
    return error.code === 404
      ? failed(check, `${name} does not exist`, 'Run the provisioning, which declares exchanges and queues.')
      : failed(
          check,
          `${name}: ${error.message.split('\n')[0]}`,
          'Give the user rights on every name of its prefix.',
        );
  }
}

async function checkRights(connection, prefix) {
  const name = `${prefix}doctor-${randomBytes(4).toString('hex')}`;
  try {
    await onChannel(connection, async (channel) => {
      await channel.assertQueue(name, { exclusive: true, autoDelete: true, durable: false });
      channel.sendToQueue(name, Buffer.from('?'));
      await channel.get(name, { noAck: true });
      await channel.deleteQueue(name);
    });
    return ok('rights at the broker', 'declares, writes and reads');
  } catch (error) {
    return failed(
      'rights at the broker',
      error.message.split('\n')[0],
      'rabbitmqctl set_permissions -p <vhost> <user> ".*" ".*" ".*" (or the prefix in place of .*).',
    );
  }
}

async function checkExchanges(connection, prefix) {
  const missing = [];
  for (const kind of ['events', 'commands']) {
    const name = `${prefix}tillbridge.${kind}`;
    await onChannel(connection, (channel) => channel.checkExchange(name)).catch(() => missing.push(name));
  }
  return missing.length === 0
    ? ok('exchanges', 'both are there')
    : failed(
        'exchanges',
        `${missing.join(', ')} cannot be found`,
        'Run the provisioning; look at TOPOLOGY_PREFIX.',
      );
}

/** @param {{RABBITMQ_URL?: string, TOPOLOGY_PREFIX?: string, DATABASE_SCHEMA?: string}} env */
export async function checkBroker(env) {
  const { RABBITMQ_URL: url, TOPOLOGY_PREFIX: prefix = '', DATABASE_SCHEMA: schema } = env;
  if (!url) return [skipped('RabbitMQ', 'RABBITMQ_URL is not set here')];
  const { default: amqp } = await import('amqplib');
  let connection;
  try {
    connection = await amqp.connect(url, { timeout: CONNECT_TIMEOUT_MS });
  } catch (error) {
    const reason = (error.message || error.code || 'no answer')
      .split('\n')[0]
      .replaceAll(url, 'RABBITMQ_URL');
    return [
      failed('RabbitMQ', reason, 'Look at host, port, user, password and virtual host of RABBITMQ_URL.'),
    ];
  }
  connection.on('error', () => undefined);
  try {
    const { product = 'unknown', version = '0' } = connection.connection.serverProperties;
    const service = SERVICE_OF[schema];
    const fits = product === 'RabbitMQ' && newEnough(version);
    return [
      (fits ? ok : failed)(
        'RabbitMQ version',
        `${product} ${version}`,
        'Use RabbitMQ 3.10 or newer: quorum queues are needed.',
      ),
      await checkRights(connection, prefix),
      await checkExchanges(connection, prefix),
      ...(service === undefined ? [] : await checkQueues(connection, prefix, service)),
    ];
  } finally {
    await connection.close().catch(() => undefined);
  }
}

async function checkQueues(connection, prefix, service) {
  return [
    await checkQueue(connection, 'queue', `${prefix}${service}.in`, ({ messageCount, consumerCount }) => {
      const says = `${messageCount} waiting, ${consumerCount} consumers`;
      if (consumerCount === 0) return warning('queue', says, `Nobody works on it: start ${service}.`);
      return (messageCount > MANY_WAITING ? warning : ok)('queue', says, `Start more of ${service}.`);
    }),
    await checkQueue(connection, 'dead letters', `${prefix}${service}.dead`, ({ messageCount }) =>
      (messageCount > 0 ? warning : ok)(
        'dead letters',
        String(messageCount),
        'See: tillbridge dead-letters list',
      ),
    ),
  ];
}
