import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SigningKeys } from './signing-keys';

export interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly [claim: string]: unknown;
}

/** How the next ID token is wrong. */
export interface Fault {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signedBy?: 'unknown-key' | 'nobody' | 'shared-secret';
}

interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string | null;
  readonly person: Person;
}

/** A small OpenID provider that signs in whoever it is told to: authorization code with PKCE, keys that can be changed, and faults. */
export class OpenIdProvider {
  person: Person = { sub: 'nobody' };
  fault: Fault = {};
  /** Shows a page with a button, as for a person with a browser. */
  asksPeople = false;
  /** Requests for the keys so far. */
  keysAsked = 0;
  private readonly codes = new Map<string, Grant>();
  private readonly tokens = new Map<string, Person>();

  private constructor(
    private readonly server: Server,
    private readonly keys: SigningKeys,
    readonly client: { readonly id: string; readonly secret: string },
  ) {}

  static async start(): Promise<OpenIdProvider> {
    const server = createServer();
    const client = { id: 'tillbridge', secret: randomBytes(24).toString('hex') };
    const provider = new OpenIdProvider(server, await SigningKeys.create(), client);
    server.on('request', (request, response) => {
      provider.answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  rotateKeys(): Promise<void> {
    return this.keys.rotate();
  }

  /** As it is sent to the back-channel logout address; `claims` replace or, being undefined, remove the right ones. */
  logoutToken(
    claims: Readonly<Record<string, unknown>>,
    { signedBy, type = 'logout+jwt' }: { signedBy?: Fault['signedBy']; type?: string | undefined } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const right = {
      ...{ iss: this.issuer, aud: this.client.id, iat: now, exp: now + 120 },
      jti: randomBytes(12).toString('hex'),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    };
    return this.keys.sign({ ...right, ...claims }, signedBy, this.client.secret, type);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(response, 200, this.metadata());
      case '/jwks':
        this.keysAsked += 1;
        return json(response, 200, this.keys.published());
      case '/authorize':
        return this.authorize(url, response);
      case '/token':
        return this.token(request, response);
      case '/userinfo':
        return json(response, 200, this.tokens.get(bearerOf(request)) ?? {});
      case '/logout':
        response.writeHead(302, { location: url.searchParams.get('post_logout_redirect_uri') ?? '/' }).end();
        return;
      default:
        json(response, 404, {});
    }
  }

  private metadata(): object {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      end_session_endpoint: `${issuer}/logout`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  private authorize(url: URL, response: ServerResponse): void {
    const asked = Object.fromEntries(url.searchParams);
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, {
      clientId: asked['client_id'] ?? '',
      redirectUri: asked['redirect_uri'] ?? '',
      challenge: asked['code_challenge'] ?? '',
      nonce: asked['nonce'] ?? null,
      person: this.person,
    });
    const back = new URL(asked['redirect_uri'] ?? this.issuer);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked['state'] ?? '');
    back.searchParams.set('iss', this.issuer);
    if (!this.asksPeople) {
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const page = `<title>Provider</title><a href="${back.href.replaceAll('&', '&amp;')}">Go on as ${this.person.sub}</a>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  }

  private async token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request));
    const grant = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    const expected = `Basic ${Buffer.from(`${this.client.id}:${this.client.secret}`).toString('base64')}`;
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (request.headers.authorization !== expected) return json(response, 401, { error: 'invalid_client' });
    if (!grant || grant.challenge !== challenge || grant.redirectUri !== form.get('redirect_uri'))
      return json(response, 400, { error: 'invalid_grant' });
    const accessToken = randomBytes(16).toString('hex');
    this.tokens.set(accessToken, grant.person);
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      ...grant.person,
      ...{ iss: this.issuer, aud: grant.clientId, iat: now, exp: now + 300, nonce: grant.nonce },
      ...this.fault.claims,
    };
    const idToken = await this.keys.sign(claims, this.fault.signedBy, this.client.secret);
    this.fault = {};
    json(response, 200, {
      ...{ access_token: accessToken, token_type: 'Bearer', expires_in: 300 },
      id_token: idToken,
    });
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const bearerOf = (request: IncomingMessage): string =>
  (request.headers.authorization ?? '').replace(/^Bearer /, '');

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
