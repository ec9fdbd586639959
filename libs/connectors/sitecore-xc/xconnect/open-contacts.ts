import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { ContactPort } from '#connectors/kit/contact-port';
import { xcSettingsSchema } from '../settings';
import { XConnectClient } from './xconnect.client';

/** Opens the contacts of the shop. Nothing is called before the port is used. */
export async function openXcContacts(
  connection: Connection,
  context: ConnectorContext,
): Promise<ContactPort> {
  const settings = xcSettingsSchema.parse(connection.settings);
  const client = XConnectClient.open({ ...connection, settings }, context);
  const sources = {
    provider: settings.xConnectProviderSource,
    customer: settings.xConnectCustomerSource,
    email: settings.xConnectEmailSource,
  };
  return { sources, find: (wanted) => client.find(wanted) };
}
