import { Failure } from '#platform/errors/failure';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { CustomerPort } from '#connectors/kit/customer-port';
import type { ErpPort } from '#connectors/kit/erp-port';
import { HeldToken } from '#connectors/kit/http/held-token';
import { HttpClient } from '#connectors/kit/http/http-client';
import { NetSuiteClient } from './client/netsuite-client';
import { TokenRequest } from './client/token-request';
import { NetSuiteCustomerPort } from './customers/netsuite-customer.port';
import { createNetSuitePort } from './netsuite-port';
import type { NetSuiteSettings } from './settings';
import { netSuiteSettingsSchema } from './settings';

/** Saving a record runs the scripts and workflows of the account. */
const ANSWER_DEADLINE_MS = 45_000;

export function openNetSuite(connection: Connection, context: ConnectorContext): ErpPort {
  const settings = netSuiteSettingsSchema.parse(connection.settings);
  return createNetSuitePort(settings, openClient(connection, settings, context));
}

export function openNetSuiteCustomers(connection: Connection, context: ConnectorContext): CustomerPort {
  const settings = netSuiteSettingsSchema.parse(connection.settings);
  return new NetSuiteCustomerPort(openClient(connection, settings, context), settings);
}

function openClient(
  connection: Connection,
  settings: NetSuiteSettings,
  { clock }: ConnectorContext,
): NetSuiteClient {
  const privateKeys = connection.secrets['privateKey'] ?? [];
  if (privateKeys.length === 0) {
    throw Failure.permanent('secret-missing', `Connection ${connection.id} has no privateKey`);
  }
  const { baseUrl, clientId, certificateId, previousCertificateId, concurrency } = settings;
  const http = new HttpClient({
    system: 'NetSuite',
    baseUrl: `${baseUrl}/services/rest`,
    totalTimeoutMs: ANSWER_DEADLINE_MS,
    concurrency,
    clock,
    environment: connection.environment,
  });
  const certificates = [certificateId, ...(previousCertificateId === null ? [] : [previousCertificateId])];
  const keys = privateKeys.flatMap((privateKey, index) => {
    const certificate = certificates[index];
    return certificate === undefined ? [] : [{ certificate, privateKey }];
  });
  const request = new TokenRequest(http, { baseUrl, clientId, keys }, clock);
  return new NetSuiteClient(http, new HeldToken(() => request.send(), clock), clock);
}
