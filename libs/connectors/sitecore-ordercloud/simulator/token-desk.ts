import { randomBytes } from 'node:crypto';
import type { Clock } from '#platform/clock/clock';
import { OcError } from './oc-error';

export interface SimulatedApiClient {
  readonly id: string;
  readonly secret: string;
  /** What its default context user may do. */
  readonly roles: readonly string[];
}

export interface TokenHolder {
  readonly clientId: string;
  readonly roles: readonly string[];
}

interface Issued extends TokenHolder {
  readonly expiresAt: number;
}

/** An auth error has a form of its own. */
export class AuthRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  body(): object {
    const Errors = [{ ErrorCode: this.code, Message: this.message, Data: null }];
    return { error: 'invalid_grant', error_description: this.message, Errors };
  }
}

/** Gives out access tokens, and knows which of them still count. */
export class TokenDesk {
  private readonly tokens = new Map<string, Issued>();
  /** How many were given out. */
  issued = 0;

  constructor(
    private readonly clients: readonly SimulatedApiClient[],
    private readonly clock: Clock,
    private readonly lifeSeconds: number,
  ) {}

  grant(form: URLSearchParams): object {
    if (form.get('grant_type') !== 'client_credentials') {
      throw new AuthRefusal('Auth.UnsupportedGrant', 'Only client_credentials is simulated.');
    }
    const client = this.clients.find(({ id }) => id === form.get('client_id'));
    if (!client || client.secret !== form.get('client_secret')) {
      throw new AuthRefusal('Auth.InvalidClientCredentials', 'Client ID or secret is wrong.');
    }
    const roles = (form.get('scope') ?? '').split(' ').filter((role) => role !== '');
    if (roles.length === 0 || roles.some((role) => !client.roles.includes(role))) {
      throw new AuthRefusal('Auth.InsufficientRole', 'The user does not have the roles asked for.');
    }
    return {
      access_token: this.issue(client.id, roles, 'admin'),
      token_type: 'bearer',
      expires_in: this.lifeSeconds,
      refresh_token: null,
    };
  }

  /** A token as the platform hands it to hooks: that of the caller. */
  issue(clientId: string, roles: readonly string[], userType: 'admin' | 'buyer'): string {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const claims = {
      usr: `${userType}-user`,
      cid: clientId,
      usrtype: userType,
      role: roles,
      nbf: now,
      exp: now + this.lifeSeconds,
      jti: randomBytes(8).toString('hex'),
    };
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(16).toString('base64url')}`;
    this.tokens.set(token, { clientId, roles, expiresAt: claims.exp * 1000 });
    this.issued += 1;
    return token;
  }

  holderOf(authorization: string | undefined): TokenHolder {
    const held = this.tokens.get(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
    if (!held || held.expiresAt <= this.clock.now().getTime()) {
      throw new OcError(401, 'InvalidToken', 'Access token is invalid or expired.');
    }
    return held;
  }

  revokeAll(): void {
    this.tokens.clear();
  }
}

export function requireRole(holder: TokenHolder, roles: readonly string[]): void {
  if ([...roles, 'FullAccess'].some((role) => holder.roles.includes(role))) return;
  throw new OcError(403, 'InsufficientRoles', 'User does not have role(s) required to perform this action.', {
    SufficientRoles: ['FullAccess', ...roles],
    AssignedRoles: holder.roles,
  });
}
