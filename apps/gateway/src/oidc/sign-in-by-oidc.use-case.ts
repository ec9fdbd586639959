import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { err, ok, type Result } from '#platform/errors/result';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import type { Role } from '../auth/actor';
import { AccountRepository, type AccountRow, type LinkedAccount } from '../session/account.repository';
import type { Identity } from '../session/sessions';
import { emailOf, nameOf, providerSessionOf, roleOf, subjectOf, type Claims } from './oidc-claims';
import type { OidcSettings } from './oidc-settings';

export type OidcRefusal =
  | 'oidc-role-missing'
  | 'oidc-email-unverified'
  | 'oidc-not-invited'
  | 'oidc-other-person'
  | 'account-disabled';

/** From a verified person to an account: theirs already, one they were invited to, or a new one. */
@Injectable()
export class SignInByOidc {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  identify(claims: Claims, settings: OidcSettings): Promise<Result<Identity, OidcRefusal>> {
    return this.database.transaction(async (tx) => {
      const role = settings.OIDC_ROLES === undefined ? undefined : roleOf(claims, settings);
      if (settings.OIDC_ROLES !== undefined && role === undefined) return err('oidc-role-missing');
      const found = await this.accountOf(tx, claims, settings, role ?? 'viewer');
      if (!found.ok) return found;
      const account = found.value;
      if (account.disabled_at !== null) return err('account-disabled');
      if (role !== undefined && role !== account.role) await this.changeRole(tx, account, role);
      const { account_id: accountId, email: name } = account;
      const providerSession = providerSessionOf(claims);
      return ok({ authentication: 'oidc', accountId, tokenId: null, providerSession, name });
    });
  }

  private async accountOf(
    tx: Tx,
    claims: Claims,
    settings: OidcSettings,
    role: Role,
  ): Promise<Result<LinkedAccount, OidcRefusal>> {
    const subject = subjectOf(claims);
    const known = await this.accounts.lockLinked(tx, { subject });
    if (known) return ok(known);
    const email = emailOf(claims, settings);
    if (email === undefined) return err('oidc-email-unverified');
    const invited = await this.accounts.lockLinked(tx, { email });
    if (invited) return this.link(tx, invited, subject);
    if (settings.OIDC_NEW_ACCOUNTS === 'invited') return err('oidc-not-invited');
    const now = this.clock.now();
    const row: AccountRow = {
      account_id: newId('acc', now),
      email,
      name: nameOf(claims, email),
      role,
      stores: null,
      created_at: now,
      created_by: 'openid connect',
      disabled_at: null,
    };
    // Two first sign-ins at the same moment: the other one was first, and this one comes again.
    if (!(await this.accounts.insert(tx, row, null))) return err('oidc-not-invited');
    await this.audit.write(tx, email, 'account.create', row.account_id, { email, role, by: 'oidc' });
    return this.link(tx, { ...row, oidc_subject: null }, subject);
  }

  private async link(
    tx: Tx,
    account: LinkedAccount,
    subject: string,
  ): Promise<Result<LinkedAccount, OidcRefusal>> {
    if (account.oidc_subject !== null) return err('oidc-other-person');
    if (account.disabled_at !== null) return err('account-disabled');
    await this.accounts.link(tx, account.account_id, subject);
    await this.audit.write(tx, account.email, 'account.link', account.account_id, { subject });
    return ok({ ...account, oidc_subject: subject });
  }

  private async changeRole(tx: Tx, account: LinkedAccount, role: Role): Promise<void> {
    await this.accounts.change(tx, account.account_id, { role });
    const details = { before: { role: account.role }, after: { role }, by: 'oidc' };
    await this.audit.write(tx, account.email, 'account.change', account.account_id, details);
  }
}
