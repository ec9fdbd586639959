import { z } from 'zod';
import { err, ok, type Result } from '#platform/errors/result';
import type { SignedToken } from './signed-token';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const TOLERANCE_SECONDS = 30;
const name = z.string().min(1).max(1_000);

const ClaimsSchema = z.object({
  iss: name,
  aud: z.union([name, z.array(name)]),
  iat: z.number(),
  exp: z.number(),
  jti: name,
  sub: name.optional(),
  sid: name.optional(),
  events: z.looseObject({ [EVENT]: z.looseObject({}) }),
});

/** Whose sessions end: a person's (`sub`), one that the provider began (`sid`), or the one that both name. */
export interface LogoutClaims {
  readonly issuer: string;
  readonly tokenId: string;
  readonly subject: string | undefined;
  readonly session: string | undefined;
  readonly expiresAt: Date;
}

export type LogoutFault =
  | 'token-type-wrong'
  | 'claims-malformed'
  | 'issuer-wrong'
  | 'audience-wrong'
  | 'token-expired'
  | 'token-from-the-future'
  | 'nobody-named'
  | 'nonce-present';

/** What OpenID Connect Back-Channel Logout 1.0, section 2.6 asks for, beside the signature and the one use. */
export function logoutClaimsOf(
  { header, claims }: Pick<SignedToken, 'header' | 'claims'>,
  expected: { readonly issuer: string; readonly clientId: string },
  now: Date,
): Result<LogoutClaims, LogoutFault> {
  // An access token of the same provider has the same signature: only this type, or the usual one, will do.
  if (!/^((application\/)?logout\+jwt|jwt)$/i.test(header.typ ?? 'jwt')) return err('token-type-wrong');
  // An ID token has a nonce.
  if (claims['nonce'] !== undefined) return err('nonce-present');
  const parsed = ClaimsSchema.safeParse(claims);
  if (!parsed.success) return err('claims-malformed');
  const { iss, aud, iat, exp, jti, sub, sid } = parsed.data;
  if (iss !== expected.issuer) return err('issuer-wrong');
  if (![aud].flat().includes(expected.clientId)) return err('audience-wrong');
  const seconds = now.getTime() / 1_000;
  if (exp <= seconds - TOLERANCE_SECONDS) return err('token-expired');
  if (iat > seconds + TOLERANCE_SECONDS) return err('token-from-the-future');
  if (sub === undefined && sid === undefined) return err('nobody-named');
  const expiresAt = new Date(Math.min(exp + TOLERANCE_SECONDS, LATEST_SECONDS) * 1_000);
  return ok({ issuer: iss, tokenId: jti, subject: sub, session: sid, expiresAt });
}

/** As late as the database can write down: the year 9999. */
const LATEST_SECONDS = 253_402_300_799;
