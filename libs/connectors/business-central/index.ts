import type { ConnectorModule } from '#connectors/kit/connector-module';
import { catalogue } from './catalog/catalogue';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  catalog: catalogue,
  erp: async (connection, context) => {
    const { openBusinessCentral } = await import('#connectors/business-central/open-business-central');
    return openBusinessCentral(connection, context);
  },
  erpDrafts: async (settings) => {
    const { draftBusinessCentralDocuments } = await import('#connectors/business-central/draft-documents');
    const { businessCentralSettingsSchema } = await import('#connectors/business-central/settings');
    return draftBusinessCentralDocuments(businessCentralSettingsSchema.parse(settings));
  },
};
