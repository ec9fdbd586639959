import type { ConnectorModule } from '../kit/connector-module';
import { manifest } from './manifest';

export const connector: ConnectorModule = {
  manifest,
  mail: async (connection) => new (await import('#connectors/smtp/smtp.port')).SmtpPort(connection),
};
