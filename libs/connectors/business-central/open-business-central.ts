import { Failure } from '#platform/errors/failure';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { ErpPort } from '#connectors/kit/erp-port';
import { HttpClient } from '#connectors/kit/http/http-client';
import { createBusinessCentralPort } from './business-central-port';
import { AccessToken } from './client/access-token';
import { BusinessCentralClient } from './client/business-central-client';
import { businessCentralSettingsSchema } from './settings';

/** Business Central works on five requests of a user at a time and queues the rest. */
const CONCURRENCY = 5;
/** Posting is slow where dimensions and other extensions take part. */
const ANSWER_DEADLINE_MS = 30_000;

export function openBusinessCentral(connection: Connection, { clock }: ConnectorContext): ErpPort {
  const settings = businessCentralSettingsSchema.parse(connection.settings);
  const clientSecrets = connection.secrets['clientSecret'] ?? [];
  if (clientSecrets.length === 0) {
    throw Failure.permanent('secret-missing', `Connection ${connection.id} has no clientSecret`);
  }
  const { baseUrl, loginUrl, tenant, environment, company, clientId } = settings;
  const common = { clock, environment: connection.environment };
  const login = new HttpClient({ ...common, system: 'Microsoft Entra', baseUrl: loginUrl });
  const api = new HttpClient({
    ...common,
    system: 'Business Central',
    baseUrl: `${baseUrl}/${tenant}/${environment}/api/v2.0`,
    totalTimeoutMs: ANSWER_DEADLINE_MS,
    concurrency: CONCURRENCY,
  });
  const token = new AccessToken(login, { tenant, clientId, clientSecrets }, clock);
  return createBusinessCentralPort(settings, new BusinessCentralClient(api, token, company, clock), clock);
}
