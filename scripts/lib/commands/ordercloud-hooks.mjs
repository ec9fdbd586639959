import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from '../provision/compiled.mjs';
import { SetupError } from '../setup-error.mjs';
import { requireVariables } from '../system/variables.mjs';
import { renderTable } from '../terminal/table.mjs';

const NAMES = [
  'CONNECTION_ID',
  'WEBHOOK_URL',
  'ORDERCLOUD_API_URL',
  'ORDERCLOUD_CLIENT_ID',
  'ORDERCLOUD_CLIENT_SECRET',
  'ORDERCLOUD_HASH_KEY',
  'ORDERCLOUD_SHOP_CLIENT_IDS',
];
const INSTALLER = 'libs/connectors/sitecore-ordercloud/hooks/open-hook-installer.js';

/** Options of the command line: what is installed besides the webhooks. */
export const HOOK_OPTIONS = {
  'checkout-event': { type: 'boolean', default: false },
  'message-sender': { type: 'boolean', default: false },
};

function installerOf(env, options, root) {
  const given = requireVariables(env, NAMES);
  if (!existsSync(join(root, 'dist', INSTALLER)))
    throw new SetupError('Nothing is built yet.', 'Run npm run build.');
  const { openHookInstaller } = compiled(INSTALLER, root);
  const { systemClock } = compiled('libs/platform/clock/clock.js', root);
  const { silentLogger } = compiled('libs/platform/logging/logger.js', root);
  return openHookInstaller(
    {
      id: given.CONNECTION_ID,
      system: 'sitecore-ordercloud',
      environment: 'sandbox',
      settings: {
        apiUrl: given.ORDERCLOUD_API_URL,
        ...(env.ORDERCLOUD_AUTH_URL ? { authUrl: env.ORDERCLOUD_AUTH_URL } : {}),
        clientId: given.ORDERCLOUD_CLIENT_ID,
        shopApiClientIds: given.ORDERCLOUD_SHOP_CLIENT_IDS.split(',').map((id) => id.trim()),
      },
      secrets: { clientSecret: [given.ORDERCLOUD_CLIENT_SECRET], hashKey: [given.ORDERCLOUD_HASH_KEY] },
    },
    { clock: systemClock, logger: silentLogger },
    {
      webhookUrl: given.WEBHOOK_URL,
      checkoutEvent: options['checkout-event'],
      messageSender: options['message-sender'],
      ...(env.ORDERCLOUD_ROLES ? { roles: env.ORDERCLOUD_ROLES.split(' ') } : {}),
    },
  );
}

/** What OrderCloud refuses is for people: what happened and what to do about it. */
function explain(error) {
  if (error.failureClass === undefined) throw error;
  throw new SetupError(`${error.message}.`, error.suggestion ?? 'Try again later.');
}

const rowsOf = (drift) =>
  drift.map(({ object, field, found, wanted }) => [object, field ?? '(whole)', found, wanted]);

/**
 * `check` names what has drifted (exit code 1 when something has), `install` repairs it.
 * @param {{positionals: string[], options: object, json: boolean, print: (text: string) => void}} context
 * @param {{root: string, env: NodeJS.ProcessEnv}} place
 */
export async function ordercloudHooks(
  { positionals: [action], options, json, print },
  { root, env },
  open = installerOf,
) {
  if (action !== 'check' && action !== 'install')
    throw new SetupError('What is to be done?', 'Say check or install.');
  const drift = await open(env, options, root)[action]().catch(explain);
  if (json) print(JSON.stringify({ action, drift }, null, 2));
  else if (drift.length === 0) print('The hooks are as they should be.');
  else {
    print(renderTable(['object', 'field', 'found', 'wanted'], rowsOf(drift)).join('\n'));
    print(action === 'install' ? `${drift.length} repaired.` : `${drift.length} to repair: run install.`);
  }
  return action === 'check' && drift.length > 0 ? 1 : 0;
}
