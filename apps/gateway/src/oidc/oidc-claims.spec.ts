import { z } from 'zod';
import { emailOf, roleOf } from './oidc-claims';
import { oidcEnvironment, oidcSettings } from './oidc-settings';

const settings = (more: Record<string, string> = {}) =>
  oidcSettings(
    z
      .object(oidcEnvironment)
      .parse({ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'tillbridge', ...more }),
  )!;

describe('what an ID token says', () => {
  it('gives the highest role of all groups, and none to who is in no group', () => {
    const given = settings({ OIDC_ROLES: 'viewer=everybody,admin=keepers,operator=tills' });
    expect(roleOf({ sub: '1', roles: ['tills', 'everybody'] }, given)).toBe('operator');
    expect(roleOf({ sub: '1', roles: 'keepers' }, given)).toBe('admin');
    expect(roleOf({ sub: '1', roles: ['others'] }, given)).toBeUndefined();
    expect(roleOf({ sub: '1' }, given)).toBeUndefined();
  });

  it('vouches for an address only when the provider says so, or is said to', () => {
    const email = 'a@shop.example';
    expect(emailOf({ sub: '1', email, email_verified: true }, settings())).toBe(email);
    expect(emailOf({ sub: '1', email, email_verified: 'true' }, settings())).toBeUndefined();
    expect(emailOf({ sub: '1', email }, settings())).toBeUndefined();
    const trusting = settings({ OIDC_TRUST_EMAIL: 'true' });
    expect(emailOf({ sub: '1', email }, trusting)).toBe(email);
    expect(emailOf({ sub: '1', email, email_verified: false }, trusting)).toBeUndefined();
  });
});

describe('the settings of the provider', () => {
  it('are off without an issuer, and refuse one that is asked in clear', () => {
    const of = (given: object) => oidcSettings(z.object(oidcEnvironment).parse(given));
    expect(of({})).toBeUndefined();
    expect(() => of({ OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'x' })).toThrow('OIDC_ISSUER');
    expect(() => of({ OIDC_ISSUER: 'https://login.example' })).toThrow('OIDC_CLIENT_ID');
    expect(of({ OIDC_ISSUER: 'http://127.0.0.1:8080', OIDC_CLIENT_ID: 'x' })).toBeDefined();
  });

  it.each(['keeper=group', 'admin', 'admin=', '=group'])('refuse the role list %s', (OIDC_ROLES) => {
    expect(z.object(oidcEnvironment).safeParse({ OIDC_ROLES }).success).toBe(false);
  });
});
