import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name never contains the machine's: a changed host name must not lose the data. */
const NODE = 'tillbridge@localhost';
export const BROKER_LIMITS = { memory: '1GB', disk: '200MB' };

/**
 * Writes the configuration of a node of our own and answers its environment. Everything lies in one folder and listens on
 * loopback: no shared port mapper, cookie, plug-in list or data folder with a RabbitMQ of the machine.
 * @param {{directory: string, port: number, distributionPort: number, epmdPort: number}} options
 */
export async function brokerEnvironment({ directory, port, distributionPort, epmdPort }) {
  await mkdir(join(directory, 'home'), { recursive: true, mode: 0o700 });
  await writeFile(
    join(directory, 'rabbitmq.conf'),
    [
      `listeners.tcp.1 = 127.0.0.1:${port}`,
      `vm_memory_high_watermark.absolute = ${BROKER_LIMITS.memory}`,
      `disk_free_limit.absolute = ${BROKER_LIMITS.disk}`,
      'log.console = false',
      'log.file.level = warning',
      '',
    ].join('\n'),
  );
  await writeFile(join(directory, 'enabled_plugins'), '[].\n');
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: join(directory, 'home'),
    RABBITMQ_NODENAME: NODE,
    RABBITMQ_MNESIA_BASE: join(directory, 'data'),
    RABBITMQ_LOG_BASE: join(directory, 'log'),
    RABBITMQ_SCHEMA_DIR: join(directory, 'schema'),
    RABBITMQ_GENERATED_CONFIG_DIR: join(directory, 'generated'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(directory, 'enabled_plugins'),
    RABBITMQ_PID_FILE: join(directory, 'pid'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_CONFIG_FILE: join(directory, 'rabbitmq.conf'),
    RABBITMQ_DIST_PORT: String(distributionPort),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `-kernel inet_dist_use_interface {127,0,0,1} -rabbit feature_flags_file "${join(directory, 'feature_flags')}"`,
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    // The start script then becomes the virtual machine instead of waiting beside it: our pid is the broker's.
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}
