import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  erp: async (connection, context) => {
    const { openTryton } = await import('#connectors/tryton/open-tryton');
    return openTryton(connection, context);
  },
};
