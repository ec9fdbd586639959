import { z } from 'zod';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { OpenIdProvider } from '#testing/openid/openid-provider';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { oidcEnvironment } from './oidc-settings';

const anna = { sub: 'u-1', email: 'anna@shop.example', email_verified: true, name: 'Anna' };

describe('signing in with an OpenID provider', () => {
  let provider: OpenIdProvider;
  let gateway: TestGateway;

  beforeAll(async () => {
    provider = await OpenIdProvider.start();
    gateway = await gatewayWith({});
    await invite('anna@shop.example', 'operator');
  });
  afterAll(async () => {
    await gateway?.close();
    await provider?.stop();
  });

  const gatewayWith = (more: Record<string, string>) =>
    createTestGateway({
      clock: new VirtualClock(new Date()),
      config: z.object(oidcEnvironment).parse({
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.client.id,
        OIDC_CLIENT_SECRET: provider.client.secret,
        ...more,
      }),
    });
  const invite = (email: string, role: string, at = gateway) =>
    at.api('POST', '/api/v1/accounts', { body: { email, name: email, role, stores: null } });
  const follow = (url: string, cookie?: string) =>
    fetch(url, { redirect: 'manual', headers: cookie === undefined ? {} : { cookie } });
  /** Where the provider leads back to, translated to the address that the test's gateway has. */
  const backFrom = (address: string, at: TestGateway) => {
    const back = new URL(address);
    return `${at.url}${back.pathname}${back.search}`;
  };

  /** From the gateway to the provider and back, as a browser would go, up to the door of the gateway. */
  async function toTheDoor(at = gateway, returnTo = '/orders') {
    const begun = await follow(
      `${at.url}/api/v1/session/oidc/begin?returnTo=${encodeURIComponent(returnTo)}`,
    );
    expect(begun.status).toBe(302);
    const cookie = begun.headers.get('set-cookie')!;
    const asked = new URL(begun.headers.get('location')!);
    const left = await follow(asked.href);
    return { asked, cookie, value: cookie.split(';')[0]!, door: backFrom(left.headers.get('location')!, at) };
  }
  async function signIn(person: typeof provider.person, at = gateway) {
    provider.person = person;
    const { door, value } = await toTheDoor(at);
    return enter(door, value, at);
  }
  async function enter(door: string, cookie: string | undefined, at = gateway) {
    const entered = await follow(door, cookie);
    const session = entered.headers.getSetCookie().find((one) => /tillbridge_session=[\w-]{43}/.test(one));
    const who = session
      ? await at.api('GET', '/api/v1/session', { token: null, headers: { cookie: session.split(';')[0]! } })
      : undefined;
    return { location: entered.headers.get('location'), session, who: who?.body };
  }
  const refusedFor = (code: string) => ({ location: `/?signInError=${code}`, session: undefined });

  it('lets in who was invited, asks with PKCE, state and nonce, and goes on to the page that was asked for', async () => {
    provider.person = anna;
    const { asked, cookie, value, door } = await toTheDoor();
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'tillbridge',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      redirect_uri: 'http://gateway.test/api/v1/session/oidc/callback',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      state: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    });
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const { location, session, who } = await enter(door, value);
    expect(location).toBe('/orders');
    expect(session).toContain('SameSite=Strict');
    expect(who).toMatchObject({ email: 'anna@shop.example', role: 'operator', authentication: 'oidc' });
  });

  it('knows the person again when the address has changed', async () => {
    expect(await signIn({ ...anna, email: 'married@shop.example' })).toMatchObject({
      who: { email: 'anna@shop.example' },
    });
  });

  it('refuses who was not invited, whose address nobody has verified, and a second person at an account', async () => {
    const stranger = { sub: 'u-9', email: 'stranger@shop.example', email_verified: true };
    expect(await signIn(stranger)).toMatchObject(refusedFor('oidc-not-invited'));
    expect(await signIn({ ...anna, sub: 'u-8', email_verified: false })).toMatchObject(
      refusedFor('oidc-email-unverified'),
    );
    expect(await signIn({ ...anna, sub: 'u-8' })).toMatchObject(refusedFor('oidc-other-person'));
  });

  it('takes a code once, and only from the browser that began', async () => {
    provider.person = anna;
    const { door, value } = await toTheDoor();
    const other = await toTheDoor();
    expect(await enter(door, undefined)).toMatchObject(refusedFor('oidc-attempt-unknown'));
    expect(await enter(door, other.value)).toMatchObject(refusedFor('oidc-refused'));
    expect((await enter(door, value)).session).toBeDefined();
    expect(await enter(door, value)).toMatchObject(refusedFor('oidc-attempt-unknown'));
    const again = await toTheDoor();
    const code = new URL(door).searchParams.get('code')!;
    const replayed = again.door.replace(/code=\w+/, `code=${code}`);
    expect(await enter(replayed, again.value)).toMatchObject(refusedFor('oidc-refused'));
  });

  it('refuses an answer that another provider or attempt is meant by', async () => {
    provider.person = anna;
    const mixed = await toTheDoor();
    const door = mixed.door.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`);
    expect(await enter(door, mixed.value)).toMatchObject(refusedFor('oidc-refused'));
    const stolen = await toTheDoor();
    expect(await enter(stolen.door.replace(/state=[^&]+/, 'state=x'), stolen.value)).toMatchObject(
      refusedFor('oidc-refused'),
    );
    const silent = await toTheDoor();
    expect(await enter(silent.door.replace(/&iss=[^&]+/, ''), silent.value)).toMatchObject(
      refusedFor('oidc-refused'),
    );
  });

  it.each([
    ['with a wrong nonce', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['for somebody else', { claims: { aud: 'another-client' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['that has expired', { claims: { exp: Math.floor(Date.now() / 1_000) - 120 } }],
    ['signed with an unknown key', { signedBy: 'unknown-key' }],
    ['signed by nobody', { signedBy: 'nobody' }],
    ['signed with the secret of the client', { signedBy: 'shared-secret' }],
  ] as const)('refuses an ID token %s', async (_name, fault) => {
    provider.fault = fault;
    expect(await signIn(anna)).toMatchObject(refusedFor('oidc-refused'));
    provider.fault = {};
  });

  it('forgives a clock that is some seconds behind', async () => {
    provider.fault = { claims: { exp: Math.floor(Date.now() / 1_000) - 10 } };
    expect((await signIn(anna)).session).toBeDefined();
  });

  it('shows a refusal of the provider as such', async () => {
    provider.person = anna;
    const { door, value } = await toTheDoor();
    const denied = door.replace(/code=\w+/, 'error=access_denied');
    expect(await enter(denied, value)).toMatchObject(refusedFor('oidc-denied'));
  });

  it('gives who is disabled no session, and ends the one they have', async () => {
    await invite('leaves@shop.example', 'viewer');
    const person = { sub: 'u-3', email: 'leaves@shop.example', email_verified: true };
    expect((await signIn(person)).session).toBeDefined();
    const { body } = await gateway.api('GET', '/api/v1/accounts');
    const { id } = (body as { items: Array<{ id: string; email: string }> }).items.find(
      ({ email }) => email === person.email,
    )!;
    await gateway.api('PATCH', `/api/v1/accounts/${id}`, { body: { disabled: true } });
    expect(await signIn(person)).toMatchObject(refusedFor('account-disabled'));
  });

  it('takes roles from the claim at every sign-in, makes accounts when told to, and signs out at the provider', async () => {
    const other = await gatewayWith({
      OIDC_ROLES: 'operator=tills,admin=keepers',
      OIDC_ROLE_CLAIM: 'groups',
      OIDC_NEW_ACCOUNTS: 'create',
      OIDC_LOGOUT: 'provider',
    });
    try {
      const person = { sub: 'u-7', email: 'new@shop.example', email_verified: true, name: 'New' };
      expect(await signIn(person, other)).toMatchObject(refusedFor('oidc-role-missing'));
      expect(await signIn({ ...person, groups: ['tills'] }, other)).toMatchObject({
        who: { role: 'operator' },
      });
      const raised = await signIn({ ...person, groups: ['tills', 'keepers'] }, other);
      expect(raised).toMatchObject({ who: { role: 'admin', name: 'New' } });
      const out = await other.api('DELETE', '/api/v1/session', {
        token: null,
        headers: { cookie: raised.session!.split(';')[0]!, 'x-requested-with': 'tillbridge-console' },
      });
      expect(out).toMatchObject({ status: 200 });
      expect((out.body as { logoutUrl: string }).logoutUrl).toMatch(`${provider.issuer}/logout?`);
    } finally {
      await other.close();
    }
  });

  it('reads the keys anew when the provider has changed them', async () => {
    const other = await gatewayWith({});
    try {
      await invite('anna@shop.example', 'viewer', other);
      expect((await signIn(anna, other)).session).toBeDefined();
      await provider.rotateKeys();
      other.clock.advance(60_000);
      expect(await signIn(anna, other)).toMatchObject(refusedFor('oidc-refused'));
      expect((await signIn(anna, other)).session).toBeDefined();
    } finally {
      await other.close();
    }
  });

  it('says that the provider cannot be reached, and goes on when it can', async () => {
    const gone = await OpenIdProvider.start();
    const { issuer } = gone;
    await gone.stop();
    const other = await gatewayWith({ OIDC_ISSUER: issuer });
    try {
      const begun = await follow(`${other.url}/api/v1/session/oidc/begin`);
      expect(begun.headers.get('location')).toBe('/?signInError=oidc-unavailable');
    } finally {
      await other.close();
    }
  });
});
