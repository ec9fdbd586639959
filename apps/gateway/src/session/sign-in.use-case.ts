import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { problem, ProblemError, raiseProblem } from '#platform/http/problem';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import { ApiTokenRepository } from '../auth/api-token.repository';
import { isAdminToken } from '../auth/admin-token';
import type { GatewayConfig } from '../config';
import { AccountRepository } from './account.repository';
import { KnownPlacesRepository } from './known-places.repository';
import { passwordMatches } from './password';
import { SignInAttempts } from './sign-in-attempts';
import type { Identity } from './sessions';

export type Credentials = { readonly email: string; readonly password: string } | { readonly token: string };

/** Says who somebody is, by password or token. Guesses are few per address and per account. */
@Injectable()
export class SignIn {
  private readonly attempts = new SignInAttempts();

  constructor(
    private readonly accounts: AccountRepository,
    private readonly places: KnownPlacesRepository,
    private readonly tokens: ApiTokenRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  identify(credentials: Credentials, address: string): Promise<Identity> {
    this.refuseWhileWaiting([addressKey(address)]);
    return 'token' in credentials
      ? this.byToken(credentials.token, address)
      : this.byPassword(credentials, address);
  }

  private async byToken(token: string, address: string): Promise<Identity> {
    const keys = [addressKey(address)];
    const authentication = 'token' as const;
    if (isAdminToken(this.config, token)) {
      this.attempts.succeeded(keys);
      return { authentication, accountId: null, tokenId: null, name: 'admin token' };
    }
    const row = await this.tokens.findLive(token, this.clock.now());
    if (!row) return this.refuse(keys);
    this.attempts.succeeded(keys);
    return { authentication, accountId: null, tokenId: row.token_id, name: `${row.token_id} (${row.name})` };
  }

  /** Where the account has signed in before it is guessed at separately: who guesses elsewhere locks nobody out there. */
  private async byPassword(
    { email, password }: { email: string; password: string },
    address: string,
  ): Promise<Identity> {
    const account = await this.accounts.findByEmail(email);
    const known = account !== undefined && (await this.places.isKnown(account.account_id, address));
    const accountKey = `account ${email.toLowerCase()}${known ? ` at ${address}` : ''}`;
    const keys = [addressKey(address), accountKey];
    this.refuseWhileWaiting(keys);
    const matches = await passwordMatches(account?.password_hash ?? null, password);
    if (!account || !matches) return this.refuse(keys);
    this.attempts.succeeded(keys);
    await this.places.remember(account.account_id, address, this.clock.now());
    return { authentication: 'password', accountId: account.account_id, tokenId: null, name: account.email };
  }

  private refuseWhileWaiting(keys: readonly string[]): void {
    const wait = this.attempts.waitSeconds(keys, this.clock.now());
    if (wait <= 0) return;
    throw new ProblemError(
      problem(429, 'too-many-attempts', `Too many failed attempts; try again in ${wait} seconds`),
      { 'retry-after': String(wait) },
    );
  }

  private refuse(keys: readonly string[]): never {
    this.attempts.failed(keys, this.clock.now());
    return raiseProblem(401, 'credentials-wrong', 'These credentials are not valid');
  }
}

const addressKey = (address: string): string => `address ${address}`;
