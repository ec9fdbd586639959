import type { KeyObject } from 'node:crypto';
import { constants, createPublicKey, randomUUID, verify } from 'node:crypto';
import type { Clock } from '#platform/clock/clock';

const LIFE_SECONDS = 3600;

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** The token endpoint: who signs with the private part of a mapped certificate gets a token for an hour. */
export class TokenDesk {
  issued = 0;
  private readonly tokens = new Map<string, number>();
  private readonly certificates = new Map<string, KeyObject>();

  constructor(
    private readonly clientId: string,
    private readonly clock: Clock,
  ) {}

  /** What an administrator does on the page of the client credentials setup. */
  mapCertificate(id: string, publicKeyPem: string): void {
    this.certificates.set(id, createPublicKey(publicKeyPem));
  }

  unmapCertificate(id: string): void {
    this.certificates.delete(id);
  }

  answer(form: URLSearchParams, audience: string): Answer {
    if (form.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type');
    const assertion = form.get('client_assertion') ?? '';
    if (!this.isGood(assertion, audience)) return refused('invalid_client');
    const token = randomUUID();
    this.tokens.set(token, this.seconds() + LIFE_SECONDS);
    this.issued += 1;
    return {
      status: 200,
      body: { access_token: token, expires_in: String(LIFE_SECONDS), token_type: 'bearer' },
    };
  }

  accepts(authorization: string | undefined): boolean {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '';
    return (this.tokens.get(token) ?? 0) > this.seconds();
  }

  forget(): void {
    this.tokens.clear();
  }

  private isGood(assertion: string, audience: string): boolean {
    const [header = '', payload = '', signature = ''] = assertion.split('.');
    const { alg, kid, typ } = decoded(header);
    const { iss, aud, iat, exp, scope } = decoded(payload);
    const key = this.certificates.get(String(kid));
    if (!key || typ !== 'JWT' || iss !== this.clientId || aud !== audience) return false;
    if (!Array.isArray(scope) || !scope.includes('rest_webservices')) return false;
    const [issued, ends] = [Number(iat), Number(exp)];
    if (ends <= this.seconds() || ends - issued >= 3600 || issued > this.seconds() + 60) return false;
    return isSigned(`${header}.${payload}`, signature, String(alg), key);
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}

function isSigned(text: string, signature: string, algorithm: string, key: KeyObject): boolean {
  const [, kind, bits] = /^(PS|ES)(256|384|512)$/.exec(algorithm) ?? [];
  if ((kind === 'PS') !== (key.asymmetricKeyType === 'rsa') || bits === undefined) return false;
  const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
  const how = kind === 'PS' ? { key, padding, saltLength } : { key, dsaEncoding: 'ieee-p1363' as const };
  return verify(`sha${bits}`, Buffer.from(text), how, Buffer.from(signature, 'base64url'));
}

function decoded(part: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const refused = (error: string): Answer => ({ status: 400, body: { error } });
