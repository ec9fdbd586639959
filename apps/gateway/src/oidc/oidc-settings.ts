import { z } from 'zod';
import { ConfigurationError, secretText } from '#platform/config/read-config';
import { ROLES, type Role } from '../auth/actor';

/** `admin=group-a,operator=group-b`: the highest role that one of a person's groups gives. */
const rolesByGroup = z
  .string()
  .max(4_000)
  .regex(/^\w+=[^=,]+(,\w+=[^=,]+)*$/, 'must be role=group, separated by commas')
  .transform((text) => text.split(',').map((pair) => pair.split('=').map((part) => part.trim())))
  .refine(
    (pairs) => pairs.every(([role]) => ROLES.includes(role as Role)),
    'names a role that does not exist',
  )
  .transform((pairs) => pairs.map(([role, group]) => ({ role: role as Role, group: group! })));

const truth = z.enum(['true', 'false']).transform((text) => text === 'true');

/** How people sign in with an OpenID provider; off without an issuer. */
export const oidcEnvironment = {
  /** As the provider names itself: `https://login.example/realms/shop`. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  /** Left out for a public client: PKCE protects the code either way. */
  OIDC_CLIENT_SECRET: secretText(8).optional(),
  OIDC_SCOPES: z
    .string()
    .regex(/(^|\s)openid(\s|$)/, 'must contain openid')
    .default('openid email profile'),
  /** On the button of the sign-in page. */
  OIDC_NAME: z.string().min(1).max(60).default('OpenID Connect'),
  /** Claim that holds a person's groups or roles: a text or a list of texts. */
  OIDC_ROLE_CLAIM: z.string().min(1).max(200).default('roles'),
  /** With it the claim decides at every sign-in; without it each account keeps the role it was given here. */
  OIDC_ROLES: rolesByGroup.optional(),
  /** `create`: who has no account gets one, as viewer unless `OIDC_ROLES` says more. */
  OIDC_NEW_ACCOUNTS: z.enum(['invited', 'create']).default('invited'),
  /** For providers that send no `email_verified` and whose addresses are not of people's own choosing. */
  OIDC_TRUST_EMAIL: truth.default(false),
  /** `provider`: signing out here leads to the provider's own sign-out. */
  OIDC_LOGOUT: z.enum(['here', 'provider']).default('here'),
} as const;

export type OidcEnvironment = z.output<z.ZodObject<typeof oidcEnvironment>>;

export interface OidcSettings extends OidcEnvironment {
  readonly OIDC_ISSUER: string;
  readonly OIDC_CLIENT_ID: string;
}

const LOOPBACK = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/;

/** Whether the provider may be asked without encryption: only on this very machine, for trying. */
export const isLoopback = (issuer: string): boolean => LOOPBACK.test(new URL(issuer).hostname);

/** Undefined when people do not sign in this way. Throws `ConfigurationError`. */
export function oidcSettings(environment: OidcEnvironment): OidcSettings | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID } = environment;
  if (OIDC_ISSUER === undefined) return undefined;
  if (OIDC_CLIENT_ID === undefined)
    throw new ConfigurationError([{ name: 'OIDC_CLIENT_ID', reason: 'is missing' }]);
  if (OIDC_ISSUER.startsWith('http:') && !isLoopback(OIDC_ISSUER))
    throw new ConfigurationError([{ name: 'OIDC_ISSUER', reason: 'must begin with https:' }]);
  return { ...environment, OIDC_ISSUER, OIDC_CLIENT_ID };
}
