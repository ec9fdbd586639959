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
  erpDrafts: async (settings) => {
    const { draftTrytonDocuments } = await import('#connectors/tryton/draft-documents');
    const { trytonSettingsSchema } = await import('#connectors/tryton/settings');
    return draftTrytonDocuments(trytonSettingsSchema.parse(settings));
  },
};
