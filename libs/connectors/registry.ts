import type { ConnectorModule } from './kit/connector-module';

/** Every outside system there is: one line each. Loaded on first use, so that a service loads only what it talks to. */
export const connectors: Readonly<Record<string, () => Promise<ConnectorModule>>> = {
  stripe: async () => (await import('#connectors/stripe/index')).connector,
  'kentico-xperience-13': async () => (await import('#connectors/kentico-xperience-13/index')).connector,
  'sitecore-ordercloud': async () => (await import('#connectors/sitecore-ordercloud/index')).connector,
  'sitecore-xc': async () => (await import('#connectors/sitecore-xc/index')).connector,
  erpnext: async () => (await import('#connectors/erpnext/index')).connector,
  tryton: async () => (await import('#connectors/tryton/index')).connector,
  'business-central': async () => (await import('#connectors/business-central/index')).connector,
  odoo: async () => (await import('#connectors/odoo/index')).connector,
  netsuite: async () => (await import('#connectors/netsuite/index')).connector,
  'erp-file': async () => (await import('#connectors/erp-file/index')).connector,
  hubspot: async () => (await import('#connectors/hubspot/index')).connector,
  smtp: async () => (await import('#connectors/smtp/index')).connector,
};
