import { Failure } from '#platform/errors/failure';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { CustomerPort } from '#connectors/kit/customer-port';
import type { ErpPort } from '#connectors/kit/erp-port';
import { HttpClient } from '#connectors/kit/http/http-client';
import { OdooClient } from './client/odoo-client';
import { OdooCustomerPort } from './customers/odoo-customer.port';
import { createOdooPort } from './odoo-port';
import type { OdooSettings } from './settings';
import { odooSettingsSchema } from './settings';

/** Confirming an order makes its deliveries and reserves them in the same call. */
const ANSWER_DEADLINE_MS = 30_000;

export function openOdoo(connection: Connection, context: ConnectorContext): ErpPort {
  const settings = odooSettingsSchema.parse(connection.settings);
  return createOdooPort(settings, openClient(connection, settings, context));
}

export function openOdooCustomers(connection: Connection, context: ConnectorContext): CustomerPort {
  const settings = odooSettingsSchema.parse(connection.settings);
  return new OdooCustomerPort(openClient(connection, settings, context), settings.companyId);
}

function openClient(
  connection: Connection,
  { baseUrl, database, companyId }: OdooSettings,
  { clock }: ConnectorContext,
): OdooClient {
  const keys = connection.secrets['apiKey'] ?? [];
  if (keys.length === 0) {
    throw Failure.permanent('secret-missing', `Connection ${connection.id} has no apiKey`);
  }
  const http = new HttpClient({
    system: 'Odoo',
    baseUrl,
    headers: { ...(database !== null && { 'x-odoo-database': database }) },
    totalTimeoutMs: ANSWER_DEADLINE_MS,
    clock,
    environment: connection.environment,
  });
  return new OdooClient(http, keys, companyId, clock);
}
