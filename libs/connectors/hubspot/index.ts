import type { ConnectorModule } from '#connectors/kit/connector-module';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  crm: async (connection, context) => {
    const { openHubSpot } = await import('#connectors/hubspot/open-hubspot');
    return openHubSpot(connection, context);
  },
};
