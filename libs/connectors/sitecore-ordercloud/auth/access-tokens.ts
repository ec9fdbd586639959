import { z } from 'zod';
import type { HttpClient } from '#connectors/kit/http/http-client';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Roles, as OrderCloud calls scopes. */
  readonly scope: readonly string[];
}

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const refusalSchema = z.object({ error: z.string(), error_description: z.string().nullish() });

/** A token is renewed when so little of its life is left, or a tenth of it when that is less. */
const RENEWED_BEFORE_MS = 5 * 60_000;

interface HeldToken {
  readonly value: string;
  readonly renewAt: number;
}

/**
 * The access token of one connection, by the grant "client credentials": kept for as long as it lives, renewed early, and asked for
 * once however many calls wait for it.
 */
export class AccessTokens {
  private held: HeldToken | undefined;
  private underWay: Promise<string> | undefined;

  constructor(
    private readonly auth: HttpClient,
    private readonly credentials: ClientCredentials,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<string> {
    if (this.held && this.held.renewAt > this.clock.now().getTime()) return this.held.value;
    this.underWay ??= this.request().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  /** After a 401: unless another call has renewed it already, the token is not used again. */
  discard(token: string): void {
    if (this.held?.value === token) this.held = undefined;
  }

  private async request(): Promise<string> {
    const { clientId, clientSecret, scope } = this.credentials;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: scope.join(' '),
    });
    const answer = await this.auth.send('POST', 'oauth/token', {
      text: { body: form.toString(), contentType: 'application/x-www-form-urlencoded' },
    });
    const now = this.clock.now();
    if (answer.status === 400 || answer.status === 401) throw refused(answer.json());
    if (!answer.ok) throw statusFailure(answer, now);
    const token = answerSchema.safeParse(answer.json());
    if (!token.success) {
      throw Failure.transient(
        'ordercloud-token-unreadable',
        'The token answer of OrderCloud has an unknown shape',
      );
    }
    const lifeMs = token.data.expires_in * 1000;
    const renewAt = now.getTime() + lifeMs - Math.min(RENEWED_BEFORE_MS, lifeMs / 10);
    this.held = { value: token.data.access_token, renewAt };
    return this.held.value;
  }
}

function refused(body: unknown): Failure {
  const told = refusalSchema.safeParse(body);
  const reason = told.success ? told.data : { error: 'unknown', error_description: null };
  return Failure.permanent(
    'ordercloud-credentials-refused',
    `OrderCloud gave no token: ${reason.error_description ?? reason.error}`,
    {
      details: { error: reason.error },
      suggestion:
        'Check ID and secret of the API client, that it is active, and that it has a default context user who holds the roles.',
    },
  );
}
