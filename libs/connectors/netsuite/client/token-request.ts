import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { GrantedToken } from '#connectors/kit/http/held-token';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import type { HttpClient } from '#connectors/kit/http/http-client';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { SigningKey } from './signing-key';

export interface Integration {
  readonly baseUrl: string;
  readonly clientId: string;
  /** The newest first; an older one is tried while keys are being changed. */
  readonly keys: ReadonlyArray<{ readonly certificate: string; readonly privateKey: string }>;
}

const PATH = 'auth/oauth2/v1/token';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** NetSuite takes no assertion that lives for an hour or more; one is used at once. */
const ASSERTION_LIFE_SECONDS = 300;

/** Numbers come as text here. */
const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const refusalSchema = z.object({ error: z.string() });

/** The client credentials flow: an assertion signed with the private part of the mapped certificate. */
export class TokenRequest {
  constructor(
    private readonly http: HttpClient,
    private readonly integration: Integration,
    private readonly clock: Clock,
  ) {}

  async send(): Promise<GrantedToken> {
    let refusal = 'no usable private key';
    for (const { certificate, privateKey } of this.integration.keys) {
      const key = SigningKey.from(privateKey);
      if (!key) continue;
      const answer = await this.ask(this.assertion(certificate, key));
      if (answer.ok) return granted(answer);
      if (answer.status !== 400 && answer.status !== 401) throw statusFailure(answer, this.clock.now());
      refusal = reasonOf(answer);
    }
    throw Failure.permanent('erp-credentials-refused', `NetSuite gave no token: ${refusal}`, {
      details: { error: refusal },
      suggestion:
        'Check client ID and certificate ID. Certificates end after two years, and refreshing a sandbox removes their mapping.',
    });
  }

  private ask(assertion: string): Promise<HttpAnswer> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION,
      client_assertion: assertion,
    });
    return this.http.send('POST', PATH, {
      text: { body: form.toString(), contentType: 'application/x-www-form-urlencoded' },
    });
  }

  private assertion(certificate: string, key: SigningKey): string {
    const issued = Math.floor(this.clock.now().getTime() / 1000);
    const header = { typ: 'JWT', alg: key.algorithm, kid: certificate };
    const claims = {
      iss: this.integration.clientId,
      scope: ['rest_webservices'],
      aud: `${this.integration.baseUrl}/services/rest/${PATH}`,
      iat: issued,
      exp: issued + ASSERTION_LIFE_SECONDS,
      jti: randomUUID(),
    };
    const signed = [header, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${key.sign(signed)}`;
  }
}

function granted(answer: HttpAnswer): GrantedToken {
  const token = answerSchema.safeParse(answer.json());
  if (token.success) return { value: token.data.access_token, lifeMs: token.data.expires_in * 1000 };
  throw Failure.transient('erp-answer-unreadable', 'The token answer of NetSuite has an unknown shape');
}

function reasonOf(answer: HttpAnswer): string {
  const told = refusalSchema.safeParse(answer.json());
  return told.success ? told.data.error : 'unknown';
}
