import { randomUUID } from 'node:crypto';
import type { Clock } from '#platform/clock/clock';

export interface AppRegistrationSample {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const LIFE_SECONDS = 3599;
const SCOPE = 'https://api.businesscentral.dynamics.com/.default';

/** The token endpoint of Microsoft Entra, for one app registration. */
export class Entra {
  private readonly tokens = new Map<string, number>();
  issued = 0;

  constructor(
    private readonly app: AppRegistrationSample,
    private readonly clock: Clock,
  ) {}

  token(tenant: string, form: URLSearchParams): { readonly status: number; readonly body: unknown } {
    if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== SCOPE) {
      return refusal(400, 'invalid_request');
    }
    if (tenant !== this.app.tenant) return refusal(400, 'invalid_request');
    if (form.get('client_id') !== this.app.clientId) return refusal(400, 'unauthorized_client');
    if (form.get('client_secret') !== this.app.clientSecret) return refusal(401, 'invalid_client');
    const value = randomUUID();
    this.tokens.set(value, this.clock.now().getTime() + LIFE_SECONDS * 1000);
    this.issued += 1;
    const body = { token_type: 'Bearer', expires_in: LIFE_SECONDS, access_token: value };
    return { status: 200, body };
  }

  accepts(authorization: string | undefined): boolean {
    const value = authorization?.replace(/^Bearer /, '') ?? '';
    return (this.tokens.get(value) ?? 0) > this.clock.now().getTime();
  }

  forget(): void {
    this.tokens.clear();
  }
}

function refusal(status: number, error: string): { status: number; body: unknown } {
  return { status, body: { error, error_description: `AADSTS: ${error}.`, error_codes: [7000215] } };
}
