import { z } from 'zod';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { HttpClient } from '#connectors/kit/http/http-client';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import type { XcSettings } from '../settings';

export interface AccessToken {
  readonly token: string;
  readonly lifetimeSeconds: number;
}

const tokenSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});
const refusalSchema = z.looseObject({ error: z.string() });

/** Asks the Sitecore Identity Server for tokens, by the grant the connection names. */
export class IdentityClient {
  private constructor(
    private readonly http: HttpClient,
    private readonly clock: Clock,
    private readonly form: URLSearchParams,
  ) {}

  static open(connection: Connection<XcSettings>, { clock }: ConnectorContext): IdentityClient {
    const http = new HttpClient({
      system: 'Sitecore Identity Server',
      baseUrl: connection.settings.identityUrl,
      clock,
      environment: connection.environment,
      concurrency: 2,
    });
    return new IdentityClient(http, clock, formOf(connection));
  }

  async requestToken(): Promise<AccessToken> {
    const answer = await this.http.send('POST', 'connect/token', {
      text: { body: this.form.toString(), contentType: 'application/x-www-form-urlencoded' },
    });
    if (!answer.ok) throw this.refused(answer);
    const parsed = tokenSchema.safeParse(answer.json());
    if (parsed.success) {
      return { token: parsed.data.access_token, lifetimeSeconds: parsed.data.expires_in };
    }
    throw Failure.transient('xc-token-unreadable', 'The Identity Server’s answer holds no token');
  }

  private refused(answer: HttpAnswer): Failure {
    if (answer.status !== 400 && answer.status !== 401) return statusFailure(answer, this.clock.now());
    const error = refusalSchema.safeParse(answer.isHtml ? undefined : answer.json());
    return Failure.permanent('xc-credentials-refused', 'The Identity Server refused the client or the user', {
      details: { status: answer.status, error: error.success ? error.data.error : null },
      suggestion:
        'Check client, secret, grant and scope of the connection against Config\\production\\Sitecore.Commerce.IdentityServer.Host.xml; the password grant needs a user with its domain.',
    });
  }
}

function formOf({ id, settings, secrets }: Connection<XcSettings>): URLSearchParams {
  const { grant, clientId, scope, userName } = settings;
  const clientSecret = secrets['clientSecret']?.[0];
  const form = new URLSearchParams({ grant_type: grant, client_id: clientId, scope });
  if (clientSecret !== undefined) form.set('client_secret', clientSecret);
  else if (grant === 'client_credentials') throw missing(id, 'clientSecret');
  if (grant === 'password') {
    const password = secrets['password']?.[0];
    if (password === undefined || userName === null) throw missing(id, 'password');
    form.set('username', userName);
    form.set('password', password);
  }
  return form;
}

function missing(connectionId: string, secret: string): Failure {
  return Failure.permanent('secret-missing', `Connection ${connectionId} has no ${secret}`, {
    details: { secret },
    suggestion: `Give ${secret}, or choose the other grant.`,
  });
}
