import type { ConnectorModule } from '#connectors/kit/connector-module';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  erp: async (connection, context) => {
    const { openErpFile } = await import('#connectors/erp-file/open-erp-file');
    return openErpFile(connection, context);
  },
};
