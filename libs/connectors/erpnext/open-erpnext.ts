import { Failure } from '#platform/errors/failure';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { ErpPort } from '#connectors/kit/erp-port';
import { HttpClient } from '#connectors/kit/http/http-client';
import type { CustomerPort } from '#connectors/kit/customer-port';
import { ErpNextCustomerPort } from './customers/erpnext-customer.port';
import { createErpNextPort } from './erpnext-port';
import type { ErpNextSettings } from './settings';
import { erpNextSettingsSchema } from './settings';

export function openErpNext(connection: Connection, context: ConnectorContext): ErpPort {
  const settings = erpNextSettingsSchema.parse(connection.settings);
  return createErpNextPort(settings, openHttp(connection, settings, context));
}

export function openErpNextCustomers(connection: Connection, context: ConnectorContext): CustomerPort {
  const settings = erpNextSettingsSchema.parse(connection.settings);
  return new ErpNextCustomerPort(settings, openHttp(connection, settings, context));
}

function openHttp(
  connection: Connection,
  settings: ErpNextSettings,
  { clock }: ConnectorContext,
): HttpClient {
  const token = `${secret(connection, 'apiKey')}:${secret(connection, 'apiSecret')}`;
  return new HttpClient({
    system: 'ERPNext',
    baseUrl: settings.baseUrl,
    headers: { authorization: `token ${token}` },
    clock,
    environment: connection.environment,
  });
}

function secret(connection: Connection, name: string): string {
  const value = connection.secrets[name]?.[0];
  if (value) return value;
  throw Failure.permanent('secret-missing', `Connection ${connection.id} has no ${name}`);
}
