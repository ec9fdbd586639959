import { randomBytes } from 'node:crypto';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';

export interface IdentityClientEntry {
  readonly id: string;
  /** Undefined: the client needs none (`RequireClientSecret: false`). */
  readonly secret: string | undefined;
  readonly grants: readonly string[];
  readonly scopes: readonly string[];
}

export interface IdentityUser {
  /** With its domain: `sitecore\admin`. */
  readonly userName: string;
  readonly password: string;
}

export type TokenAnswer =
  | { readonly status: 200; readonly body: Readonly<Record<string, unknown>> }
  | { readonly status: 400; readonly body: { readonly error: string } };

interface IssuedToken {
  readonly expiresAt: number;
  readonly scope: string;
}

const LIFETIME_SECONDS = 3600;
const API_SCOPE = 'EngineAPI';

/** The Sitecore Identity Server as far as tokens go: known clients, two grants, an hour's life. */
export class IdentityServer {
  private readonly tokens: Collection<IssuedToken>;

  constructor(
    store: SimulatorStore,
    private readonly clock: Clock,
    private readonly clients: readonly IdentityClientEntry[],
    private readonly users: readonly IdentityUser[],
  ) {
    this.tokens = store.collection('tokens');
  }

  issue(form: URLSearchParams): TokenAnswer {
    const client = this.clients.find(({ id }) => id === form.get('client_id'));
    if (!client || (client.secret !== undefined && client.secret !== form.get('client_secret'))) {
      return refused('invalid_client');
    }
    const grant = form.get('grant_type') ?? '';
    if (grant !== 'password' && grant !== 'client_credentials') return refused('unsupported_grant_type');
    if (!client.grants.includes(grant)) return refused('unauthorized_client');
    const scope = form.get('scope') ?? '';
    if (scope.split(' ').some((name) => !client.scopes.includes(name))) return refused('invalid_scope');
    if (grant === 'password' && !this.knowsUser(form)) return refused('invalid_grant');
    const token = randomBytes(24).toString('base64url');
    this.tokens.set(token, { expiresAt: this.clock.now().getTime() + LIFETIME_SECONDS * 1000, scope });
    return {
      status: 200,
      body: { access_token: token, expires_in: LIFETIME_SECONDS, token_type: 'Bearer', scope },
    };
  }

  /** Whether the engine lets a call with this header in. */
  admits(authorization: string | undefined): boolean {
    const issued = this.tokens.get(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
    return (
      issued !== undefined &&
      issued.expiresAt > this.clock.now().getTime() &&
      issued.scope.split(' ').includes(API_SCOPE)
    );
  }

  /** How many tokens were given out and not revoked. */
  get issued(): number {
    return this.tokens.size;
  }

  revokeAll(): void {
    for (const [token] of this.tokens.entries()) this.tokens.delete(token);
  }

  private knowsUser(form: URLSearchParams): boolean {
    return this.users.some(
      ({ userName, password }) => userName === form.get('username') && password === form.get('password'),
    );
  }
}

function refused(error: string): TokenAnswer {
  return { status: 400, body: { error } };
}
