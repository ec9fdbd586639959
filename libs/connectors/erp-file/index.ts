import type { ConnectorModule } from '#connectors/kit/connector-module';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  erp: async (connection, context) => {
    const { openErpFile } = await import('#connectors/erp-file/open-erp-file');
    return openErpFile(connection, context);
  },
  erpDrafts: async (settings) => {
    const { draftErpFileDocuments } = await import('#connectors/erp-file/draft-documents');
    const { erpFileSettingsSchema } = await import('#connectors/erp-file/settings');
    return draftErpFileDocuments(erpFileSettingsSchema.parse(settings));
  },
};
