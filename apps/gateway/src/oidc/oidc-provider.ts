import { Inject, Injectable } from '@nestjs/common';
import type * as Oidc from 'openid-client' with { 'resolution-mode': 'import' };
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../config';
import { boundedFetch } from './bounded-fetch';
import { attemptOf } from './oidc-attempt';
import type { Claims } from './oidc-claims';
import { isLoopback, oidcSettings, type OidcSettings } from './oidc-settings';

/** Signatures by the provider's own key; never `none`, never a secret that we share with it. */
const ALGORITHMS: readonly string[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
const TIMEOUT_SECONDS = 5;
const CLOCK_TOLERANCE_SECONDS = 30;
const REDISCOVER_MS = 3_600_000;
/** Who sends nonsense makes us ask the provider this often at most. */
const FORGET_AFTER_MS = 3_000;

/** Who signs what the provider sends by itself. */
export interface Signer {
  readonly issuer: string;
  /** Where its keys are. */
  readonly keysAddress: string;
  readonly algorithms: readonly string[];
}

interface Ready {
  readonly oidc: typeof Oidc;
  readonly client: Oidc.Configuration;
}

/** The OpenID provider as its own document describes it; read when somebody first signs in, and again every hour. */
@Injectable()
export class OidcProvider {
  readonly settings: OidcSettings | undefined;
  readonly redirectUri: string;
  private known: { readonly at: number; readonly ready: Promise<Ready> } | undefined;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {
    this.settings = oidcSettings(config);
    this.redirectUri = new URL('/api/v1/session/oidc/callback', config.PUBLIC_URL).href;
  }

  /** Where the browser is sent to sign in. */
  async authorizationUrl(settings: OidcSettings, attemptValue: string): Promise<string> {
    const { oidc, client } = await this.ready(settings);
    const { state, nonce, verifier } = attemptOf(attemptValue);
    return oidc.buildAuthorizationUrl(client, {
      redirect_uri: this.redirectUri,
      scope: settings.OIDC_SCOPES,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).href;
  }

  /** Who came back, verified: signature, issuer, audience, times, nonce and state. Throws when anything does not fit. */
  async claims(settings: OidcSettings, query: string, attemptValue: string): Promise<Claims> {
    const { oidc, client } = await this.ready(settings);
    const { state, nonce, verifier } = attemptOf(attemptValue);
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
    const tokens = await oidc
      .authorizationCodeGrant(client, new URL(`${this.redirectUri}${query}`), {
        ...checks,
        idTokenExpected: true,
      })
      .catch((error: unknown) => {
        this.forgetUnlessNew();
        throw error;
      });
    const claims = tokens.claims()!;
    const complete = claims['email'] !== undefined && claims[settings.OIDC_ROLE_CLAIM] !== undefined;
    if (complete || client.serverMetadata().userinfo_endpoint === undefined) return claims;
    return { ...(await oidc.fetchUserInfo(client, tokens.access_token, claims.sub)), ...claims };
  }

  /** @throws Failure `provider-keys-unnamed` when the provider names no keys */
  async signer(settings: OidcSettings): Promise<Signer> {
    const { client } = await this.ready(settings);
    const { issuer, jwks_uri: keysAddress, id_token_signing_alg_values_supported } = client.serverMetadata();
    if (keysAddress === undefined)
      throw Failure.permanent('provider-keys-unnamed', 'The OpenID provider does not say where its keys are');
    return { issuer, keysAddress, algorithms: id_token_signing_alg_values_supported ?? [] };
  }

  /** The provider's own sign-out, if it has one and it is wanted. */
  async logoutUrl(): Promise<string | undefined> {
    if (this.settings?.OIDC_LOGOUT !== 'provider') return undefined;
    const { oidc, client } = await this.ready(this.settings);
    if (client.serverMetadata().end_session_endpoint === undefined) return undefined;
    return oidc.buildEndSessionUrl(client, {
      post_logout_redirect_uri: new URL('/', this.config.PUBLIC_URL).href,
    }).href;
  }

  /** The provider may have changed its keys or addresses: the next attempt reads them anew. */
  private forgetUnlessNew(): void {
    if (this.known && this.clock.now().getTime() - this.known.at > FORGET_AFTER_MS) this.known = undefined;
  }

  private ready(settings: OidcSettings): Promise<Ready> {
    if (this.known && this.clock.now().getTime() - this.known.at < REDISCOVER_MS) return this.known.ready;
    const known = { at: this.clock.now().getTime(), ready: discover(settings) };
    this.known = known;
    known.ready.catch(() => {
      if (this.known === known) this.known = undefined;
    });
    return known.ready;
  }
}

async function discover(settings: OidcSettings): Promise<Ready> {
  const oidc = await import('openid-client');
  const insecure = isLoopback(settings.OIDC_ISSUER);
  const found = await oidc.discovery(
    new URL(settings.OIDC_ISSUER),
    settings.OIDC_CLIENT_ID,
    undefined,
    undefined,
    {
      timeout: TIMEOUT_SECONDS,
      [oidc.customFetch]: boundedFetch,
      execute: insecure ? [oidc.allowInsecureRequests] : [],
    },
  );
  const server = found.serverMetadata();
  const offered = server.id_token_signing_alg_values_supported ?? ['RS256'];
  const ours = offered.filter((name) => ALGORITHMS.includes(name));
  const client = new oidc.Configuration(
    Object.assign({}, server, { id_token_signing_alg_values_supported: ours }),
    settings.OIDC_CLIENT_ID,
    { [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    authentication(oidc, settings, server),
  );
  client.timeout = TIMEOUT_SECONDS;
  client[oidc.customFetch] = boundedFetch;
  if (insecure) oidc.allowInsecureRequests(client);
  oidc.enableNonRepudiationChecks(client);
  return { oidc, client };
}

function authentication(
  oidc: typeof Oidc,
  { OIDC_CLIENT_SECRET: secret }: OidcSettings,
  server: Oidc.ServerMetadata,
): Oidc.ClientAuth {
  if (secret === undefined) return oidc.None();
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? oidc.ClientSecretBasic(secret)
    : oidc.ClientSecretPost(secret);
}
