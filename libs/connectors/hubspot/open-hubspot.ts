import { Failure } from '#platform/errors/failure';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { CrmPort } from '#connectors/kit/crm-port';
import { HttpClient } from '#connectors/kit/http/http-client';
import { HubSpotClient } from './client/hubspot-client';
import { RequestPace } from './client/request-pace';
import { createHubSpotPort } from './hubspot-crm.port';
import { hubSpotSettingsSchema } from './settings';

export function openHubSpot(connection: Connection, { clock }: ConnectorContext): CrmPort {
  const settings = hubSpotSettingsSchema.parse(connection.settings);
  const token = connection.secrets['accessToken']?.[0];
  if (!token) {
    throw Failure.permanent('secret-missing', `Connection ${connection.id} has no accessToken`);
  }
  const http = new HttpClient({
    system: 'HubSpot',
    baseUrl: settings.baseUrl,
    headers: { authorization: `Bearer ${token}` },
    clock,
    environment: connection.environment,
    concurrency: 4,
    /** A batch of a hundred takes its time there. */
    totalTimeoutMs: 20_000,
  });
  const pace = new RequestPace(settings.requestsPerTenSeconds, clock);
  return createHubSpotPort(settings, new HubSpotClient(http, pace));
}
