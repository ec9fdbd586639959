import { ROLES, type Role } from '../auth/actor';
import type { OidcSettings } from './oidc-settings';

/** What a verified ID token says of a person. */
export type Claims = Readonly<Record<string, unknown>> & {
  readonly iss?: unknown;
  readonly sub: string;
  readonly sid?: unknown;
};

/** The highest role that one of the person's groups gives; undefined when none does. */
export function roleOf(claims: Claims, { OIDC_ROLES, OIDC_ROLE_CLAIM }: OidcSettings): Role | undefined {
  const groups = [claims[OIDC_ROLE_CLAIM]].flat();
  const given = (OIDC_ROLES ?? []).filter(({ group }) => groups.includes(group)).map(({ role }) => role);
  return ROLES.filter((role) => given.includes(role)).at(-1);
}

/** An address that the provider vouches for: only such a one may lead to an account. */
export function emailOf(claims: Claims, { OIDC_TRUST_EMAIL }: OidcSettings): string | undefined {
  const { email, email_verified: verified } = claims as { email?: unknown; email_verified?: unknown };
  if (typeof email !== 'string' || email.length > 320 || !/^[^\s@]+@[^\s@]+$/.test(email)) return undefined;
  return verified === true || (OIDC_TRUST_EMAIL && verified !== false) ? email : undefined;
}

export function nameOf(claims: Claims, email: string): string {
  const name = claims['name'] ?? claims['preferred_username'];
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : email;
}

/** The same `sub` at two issuers is two people, and so are sessions. */
export const namedBy = (issuer: string, name: string): string => `${issuer} ${name}`;

export const subjectOf = (claims: Claims): string => namedBy(String(claims.iss), claims.sub);

/** What the provider calls the session that it began for this sign-in; null when it names none. */
export function providerSessionOf({ iss, sid }: Claims): string | null {
  const named = typeof sid === 'string' && sid !== '' && sid.length <= 1_000;
  return named ? namedBy(String(iss), sid) : null;
}
