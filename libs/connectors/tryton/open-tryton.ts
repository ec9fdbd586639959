import { Failure } from '#platform/errors/failure';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { ErpPort } from '#connectors/kit/erp-port';
import { HttpClient } from '#connectors/kit/http/http-client';
import { TrytonSession } from './client/session';
import { trytonSettingsSchema } from './settings';
import { createTrytonPort } from './tryton-port';

/** The first call after a start of trytond loads its modules, which takes seconds. */
const ANSWER_DEADLINE_MS = 25_000;

export function openTryton(connection: Connection, { clock }: ConnectorContext): ErpPort {
  const settings = trytonSettingsSchema.parse(connection.settings);
  const passwords = connection.secrets['password'] ?? [];
  if (passwords.length === 0) {
    throw Failure.permanent('secret-missing', `Connection ${connection.id} has no password`);
  }
  const http = new HttpClient({
    system: 'Tryton',
    baseUrl: `${settings.baseUrl}/${encodeURIComponent(settings.database)}`,
    clock,
    totalTimeoutMs: ANSWER_DEADLINE_MS,
    environment: connection.environment,
  });
  return createTrytonPort(settings, new TrytonSession(http, settings.user, passwords), clock);
}
