import { join } from 'node:path';
import { ensureServer, keep } from './ensure-server.mjs';
import { postgres, rabbitmq } from './server-kinds.mjs';

/**
 * Makes sure of PostgreSQL and RabbitMQ and registers their end with the command's clean-up.
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv, progress: object, cleanup: import('../process/cleanup.mjs').Cleanup}} context
 * @returns {Promise<{databaseAdminUrl: string, rabbitmqUrl: string}>}
 */
export async function ensureInfrastructure({ root, stateDir, env, progress, cleanup }) {
  const file = join(stateDir, 'servers.json');
  const bringUp = async (kind) => {
    const server = await progress.step(
      kind.title,
      (say) => ensureServer({ kind, root, stateDir, file, env, say }),
      ({ version, how }) => `${version}, ${how}`,
    );
    // What was running before is not even said to be stopped.
    if (server.stop !== keep) cleanup.add(kind.title, server.stop);
    return server.url;
  };
  const databaseAdminUrl = await bringUp(postgres);
  return { databaseAdminUrl, rabbitmqUrl: await bringUp(rabbitmq) };
}
