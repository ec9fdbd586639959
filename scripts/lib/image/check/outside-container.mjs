import { sandboxVariables } from '../../system/environment.mjs';
import { SANDBOX_PORTS } from '../../system/services.mjs';

const LIKE_AN_APP = {
  user: 1000,
  group: 1000,
  readOnly: true,
  mayGainPrivileges: false,
  dropped: ['ALL'],
  graceSeconds: 40,
};
const DATA = '/data';
const ROOM = 64 * 2 ** 20;

const ofSandbox = (ports, publicUrl, secrets) => ({
  NODE_ENV: 'development',
  // As in docker-compose.yml: the outside world keeps all it has seen in memory.
  NODE_OPTIONS: '--max-semi-space-size=2',
  HOST: '127.0.0.1',
  PORT: String(ports.sandbox),
  PUBLIC_URL: publicUrl,
  SANDBOX_DATA_DIR: DATA,
  ...Object.fromEntries(
    Object.keys(SANDBOX_PORTS).map((system) => [`${system.toUpperCase()}_PORT`, String(ports[system])]),
  ),
  ...sandboxVariables(secrets),
});

/**
 * The outside world and the job that configures it, as docker-compose.yml has them, with the apps' restrictions.
 * @param {{ports: Record<string, number>, urls: Record<string, string>, secrets: object}} run
 */
export function outsideContainers({ ports, urls, secrets }) {
  const environment = ofSandbox(ports, urls.gateway, secrets);
  const writable = [{ path: '/tmp', bytes: ROOM }];
  return {
    sandbox: {
      ...LIKE_AN_APP,
      name: 'sandbox',
      isJob: false,
      command: ['node', 'dist/apps/sandbox/src/main.js'],
      environment,
      writable,
      volumes: [DATA],
    },
    configure: {
      ...LIKE_AN_APP,
      name: 'configure',
      isJob: true,
      command: ['node', 'scripts/configure-sandbox.mjs'],
      environment: {
        ...environment,
        ADMIN_TOKEN: secrets.adminToken,
        ...Object.fromEntries(
          ['gateway', 'sandbox', 'stripe', 'kentico', 'ordercloud', 'xc', 'hubspot', 'erpnext', 'smtp'].map(
            (name) => [`${name.toUpperCase()}_URL`, urls[name]],
          ),
        ),
      },
      writable,
    },
  };
}
