import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { err, ok, type Result } from '#platform/errors/result';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../../audit/audit-log';
import { SessionRepository } from '../../session/session.repository';
import { namedBy } from '../oidc-claims';
import { OidcProvider, type Signer } from '../oidc-provider';
import type { OidcSettings } from '../oidc-settings';
import { logoutClaimsOf, type LogoutFault } from './logout-claims';
import { ProviderKeys } from './provider-keys';
import { readSignedToken, type SignedToken } from './signed-token';
import { UsedLogoutRepository } from './used-logout.repository';
import { checkSignature, type SignatureCheck } from './verify-signature';

export type LogoutRefusal = LogoutFault | 'token-malformed' | 'signature-wrong' | 'token-used-before';

/** OpenID Connect Back-Channel Logout 1.0: the provider says that somebody has signed out, or must. */
@Injectable()
export class LogOutByProvider {
  constructor(
    private readonly database: Database,
    private readonly provider: OidcProvider,
    private readonly keys: ProviderKeys,
    private readonly used: UsedLogoutRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The number of sessions that have ended: none is no fault. Throws when the provider or the database cannot be asked. */
  async run(logoutToken: string, settings: OidcSettings): Promise<Result<number, LogoutRefusal>> {
    const token = readSignedToken(logoutToken);
    if (!token) return err('token-malformed');
    const signer = await this.provider.signer(settings);
    if ((await this.signature(token, signer)) !== 'good') return err('signature-wrong');
    const expected = { issuer: signer.issuer, clientId: settings.OIDC_CLIENT_ID };
    const claims = logoutClaimsOf(token, expected, this.clock.now());
    if (!claims.ok) return claims;
    const { issuer, subject, session } = claims.value;
    return this.database.transaction(async (tx) => {
      if (!(await this.used.use(tx, claims.value))) return err('token-used-before');
      const ended = await this.sessions.endOfProvider(tx, {
        subject: subject === undefined ? null : namedBy(issuer, subject),
        session: session === undefined ? null : namedBy(issuer, session),
      });
      for (const { accountId, email, count } of ended) {
        await this.audit.write(tx, email, 'session.end', accountId, { by: 'oidc', sessions: count });
      }
      return ok(ended.reduce((sum, { count }) => sum + count, 0));
    });
  }

  private async signature(token: SignedToken, { keysAddress, algorithms }: Signer): Promise<SignatureCheck> {
    const first = checkSignature(token, await this.keys.read(keysAddress), algorithms);
    if (first !== 'no-key') return first;
    return checkSignature(token, await this.keys.readAgain(keysAddress), algorithms);
  }
}
