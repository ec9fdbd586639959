import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import { OrderCloudClient } from '../rest/ordercloud.client';
import { orderCloudSettingsSchema } from '../settings';
import { HookInstaller } from './hook-installer';
import type { HookTarget } from './wanted-hooks';

/** Roles that installing needs; an API client for set-up may have them, that of the running integration need not. */
export const HOOK_ROLES = ['FullAccess'] as const;

export type HookOptions = Pick<HookTarget, 'webhookUrl' | 'checkoutEvent' | 'messageSender'> & {
  readonly roles?: readonly string[];
};

/** Hooks are signed with the newest hash key of the connection. */
export function openHookInstaller(
  connection: Connection,
  context: ConnectorContext,
  { roles = HOOK_ROLES, ...options }: HookOptions,
): HookInstaller {
  const settings = orderCloudSettingsSchema.parse(connection.settings);
  const client = OrderCloudClient.open({ ...connection, settings }, context, roles);
  const hashKey = connection.secrets['hashKey']?.[0] ?? '';
  const { shopApiClientIds } = settings;
  return new HookInstaller(client, { ...options, connectionId: connection.id, hashKey, shopApiClientIds });
}
