import { z } from 'zod';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import type { GrantedToken } from '#connectors/kit/http/held-token';
import { HeldToken } from '#connectors/kit/http/held-token';
import type { HttpClient } from '#connectors/kit/http/http-client';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';

export interface AppRegistration {
  readonly tenant: string;
  readonly clientId: string;
  /** The newest first; an older one is tried while a secret is being changed. */
  readonly clientSecrets: readonly string[];
}

const SCOPE = 'https://api.businesscentral.dynamics.com/.default';
const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const refusalSchema = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() });

/** The access token of the app registration. */
export class AccessToken extends HeldToken {
  constructor(login: HttpClient, app: AppRegistration, clock: Clock) {
    super(() => new TokenRequest(login, app, clock).send(), clock);
  }
}

class TokenRequest {
  constructor(
    private readonly login: HttpClient,
    private readonly app: AppRegistration,
    private readonly clock: Clock,
  ) {}

  async send(): Promise<GrantedToken> {
    let refusal = 'no client secret';
    for (const clientSecret of this.app.clientSecrets) {
      const answer = await this.ask(clientSecret);
      if (answer.ok) return granted(answer);
      if (answer.status !== 400 && answer.status !== 401) throw statusFailure(answer, this.clock.now());
      refusal = reasonOf(answer);
      if (refusal !== 'invalid_client') break;
    }
    throw Failure.permanent('erp-credentials-refused', `Microsoft Entra gave no token: ${refusal}`, {
      details: { error: refusal },
      suggestion: 'Check tenant, client ID and client secret; secrets expire. Enter the value of a new one.',
    });
  }

  private ask(clientSecret: string): Promise<HttpAnswer> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: this.app.clientId,
      client_secret: clientSecret,
      scope: SCOPE,
    });
    return this.login.send('POST', `${encodeURIComponent(this.app.tenant)}/oauth2/v2.0/token`, {
      text: { body: form.toString(), contentType: 'application/x-www-form-urlencoded' },
    });
  }
}

function granted(answer: HttpAnswer): GrantedToken {
  const token = answerSchema.safeParse(answer.json());
  if (token.success) return { value: token.data.access_token, lifeMs: token.data.expires_in * 1000 };
  throw Failure.transient('erp-answer-unreadable', 'The token answer of Entra has an unknown shape');
}

/** Only Entra's own word: its description repeats IDs of the request. */
function reasonOf(answer: HttpAnswer): string {
  const told = refusalSchema.safeParse(answer.json());
  return told.success ? told.data.error : 'unknown';
}
