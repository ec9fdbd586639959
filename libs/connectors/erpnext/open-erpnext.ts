import { Failure } from '#platform/errors/failure';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { ErpPort } from '#connectors/kit/erp-port';
import { HttpClient } from '#connectors/kit/http/http-client';
import { createErpNextPort } from './erpnext-port';
import { erpNextSettingsSchema } from './settings';

export function openErpNext(connection: Connection, { clock }: ConnectorContext): ErpPort {
  const settings = erpNextSettingsSchema.parse(connection.settings);
  const token = `${secret(connection, 'apiKey')}:${secret(connection, 'apiSecret')}`;
  const http = new HttpClient({
    system: 'ERPNext',
    baseUrl: settings.baseUrl,
    headers: { authorization: `token ${token}` },
    clock,
    environment: connection.environment,
  });
  return createErpNextPort(settings, http);
}

function secret(connection: Connection, name: string): string {
  const value = connection.secrets[name]?.[0];
  if (value) return value;
  throw Failure.permanent('secret-missing', `Connection ${connection.id} has no ${name}`);
}
