import { z } from 'zod';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { OpenIdProvider } from '#testing/openid/openid-provider';
import { Housekeeping } from '../../housekeeping';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { signInWithProvider } from '../../specs/sign-in-with-provider';
import { oidcEnvironment } from '../oidc-settings';

const PASSWORD = 'a long enough password';

let people = 0;
/** Nobody has signed in as this person yet. */
const someone = () => {
  people += 1;
  return { sub: `u-${people}`, email: `person-${people}@shop.example`, email_verified: true };
};

describe('signing out at the OpenID provider', () => {
  let provider: OpenIdProvider;
  let gateway: TestGateway;

  beforeAll(async () => {
    provider = await OpenIdProvider.start();
    gateway = await createTestGateway({
      clock: new VirtualClock(new Date()),
      config: z.object(oidcEnvironment).parse({
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.client.id,
        OIDC_CLIENT_SECRET: provider.client.secret,
        OIDC_NEW_ACCOUNTS: 'create',
      }),
    });
  });
  afterAll(async () => {
    await gateway?.close();
    await provider?.stop();
  });

  const signIn = (person: ReturnType<typeof someone> & { sid?: string }) =>
    signInWithProvider(gateway, provider, person);
  const status = async (cookie: string): Promise<number> =>
    (await gateway.api('GET', '/api/v1/session', { token: null, headers: { cookie } })).status;
  const statuses = (cookies: readonly string[]) => Promise.all(cookies.map(status));
  async function tell(form: Record<string, string>) {
    const answer = await fetch(`${gateway.url}/api/v1/session/oidc/backchannel-logout`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }
  /** Valid for two minutes of the gateway's clock. */
  const tokenWith = (...[claims, how]: Parameters<typeof provider.logoutToken>) => {
    const iat = Math.floor(gateway.clock.now().getTime() / 1_000);
    return provider.logoutToken({ iat, exp: iat + 120, ...claims }, how);
  };
  const logOut = async (...token: Parameters<typeof tokenWith>) =>
    tell({ logout_token: await tokenWith(...token) });
  const refused = (why: string) => ({
    status: 400,
    body: { error: 'invalid_request', error_description: why },
  });

  it('ends every session that a person began there, and nobody else’s', async () => {
    const [anna, ben] = [someone(), someone()];
    const ofAnna = [await signIn({ ...anna, sid: `${anna.sub}-a` }), await signIn(anna)];
    const ofBen = await signIn({ ...ben, sid: 'b' });
    expect(await statuses([...ofAnna, ofBen])).toEqual([200, 200, 200]);
    expect(await logOut({ sub: anna.sub })).toEqual({ status: 200, body: undefined });
    expect(await statuses([...ofAnna, ofBen])).toEqual([401, 401, 200]);
    const { body } = await gateway.api('GET', '/api/v1/audit?action=session.end');
    expect((body as { items: unknown[] }).items).toMatchObject([
      { actor: anna.email, details: { by: 'oidc', sessions: 2 } },
    ]);
  });

  it('ends the one session that the provider calls so', async () => {
    const anna = someone();
    const [first, second] = [
      await signIn({ ...anna, sid: `${anna.sub}-a` }),
      await signIn({ ...anna, sid: `${anna.sub}-b` }),
    ];
    expect((await logOut({ sid: `${anna.sub}-b` })).status).toBe(200);
    expect(await statuses([first, second])).toEqual([200, 401]);
  });

  it('of a session and a person ends what both name, and what the provider gave no name', async () => {
    const anna = someone();
    const [named, other] = [
      await signIn({ ...anna, sid: `${anna.sub}-a` }),
      await signIn({ ...anna, sid: `${anna.sub}-b` }),
    ];
    const unnamed = await signIn(anna);
    expect((await logOut({ sub: someone().sub, sid: `${anna.sub}-a` })).status).toBe(200);
    expect(await statuses([named, other, unnamed])).toEqual([200, 200, 200]);
    expect((await logOut({ sub: anna.sub, sid: `${anna.sub}-a` })).status).toBe(200);
    expect(await statuses([named, other, unnamed])).toEqual([401, 200, 401]);
  });

  it('leaves the session of a password alone, and is content with nobody signed in', async () => {
    const anna = someone();
    const { email } = anna;
    const account = { email, name: 'Anna', role: 'viewer', stores: null, password: PASSWORD };
    await gateway.api('POST', '/api/v1/accounts', { body: account });
    const begun = await gateway.api('POST', '/api/v1/session', {
      ...{ token: null, headers: { 'x-requested-with': 'tillbridge-console' } },
      body: { email, password: PASSWORD },
    });
    const password = begun.headers.get('set-cookie')!.split(';')[0]!;
    const provided = await signIn(anna);
    expect((await logOut({ sub: anna.sub })).status).toBe(200);
    expect(await statuses([password, provided])).toEqual([200, 401]);
    expect((await logOut({ sub: anna.sub })).status).toBe(200);
  });

  it('takes a token once: who signs in again is not signed out by its copy', async () => {
    const anna = someone();
    await signIn(anna);
    const token = await tokenWith({ sub: anna.sub });
    expect((await tell({ logout_token: token })).status).toBe(200);
    const again = await signIn(anna);
    expect(await tell({ logout_token: token })).toEqual(refused('token-used-before'));
    expect(await status(again)).toBe(200);
  });

  it('remembers a used token for as long as it could be sent, and no longer', async () => {
    const anna = someone();
    await gateway.database.query('DELETE FROM oidc_used_logouts');
    const token = await tokenWith({ sub: anna.sub });
    await tell({ logout_token: token });
    const kept = async () => (await gateway.database.query('SELECT 1 FROM oidc_used_logouts')).rows.length;
    gateway.clock.advance(140_000);
    await gateway.app.get(Housekeeping).run();
    expect(await kept()).toBe(1);
    expect(await tell({ logout_token: token })).toEqual(refused('token-used-before'));
    gateway.clock.advance(12_000);
    await gateway.app.get(Housekeeping).run();
    expect(await kept()).toBe(0);
    expect(await tell({ logout_token: token })).toEqual(refused('token-expired'));
  });

  it.each([
    ['for another client', { aud: 'another' }, 'audience-wrong'],
    ['of another issuer', { iss: 'https://evil.example' }, 'issuer-wrong'],
    ['with a nonce, as an ID token has', { nonce: 'n' }, 'nonce-present'],
    ['without its event', { events: { other: {} } }, 'claims-malformed'],
    ['that names nobody', { sub: undefined }, 'nobody-named'],
    ['that could be used again', { jti: undefined }, 'claims-malformed'],
  ])('refuses a token %s', async (_name, claims, why) => {
    const anna = someone();
    const session = await signIn(anna);
    expect(await logOut({ sub: anna.sub, ...claims })).toEqual(refused(why));
    expect(await status(session)).toBe(200);
  });

  it.each(['unknown-key', 'nobody', 'shared-secret'] as const)(
    'refuses a token signed by %s',
    async (signedBy) => {
      const anna = someone();
      const session = await signIn(anna);
      const answer = await logOut({ sub: anna.sub }, { signedBy });
      expect(answer).toEqual(refused(signedBy === 'nobody' ? 'token-malformed' : 'signature-wrong'));
      expect(await status(session)).toBe(200);
    },
  );

  it('refuses what is no token, and a token of another type', async () => {
    const anna = someone();
    expect(await tell({})).toEqual(refused('logout_token is missing'));
    expect(await tell({ logout_token: 'x' })).toEqual(refused('token-malformed'));
    expect(await logOut({ sub: anna.sub }, { type: 'at+jwt' })).toEqual(refused('token-type-wrong'));
  });

  it('reads the keys anew when the provider has changed them, and not for every forged token', async () => {
    const anna = someone();
    const session = await signIn(anna);
    await logOut({ sub: 'nobody' });
    await provider.rotateKeys();
    gateway.clock.advance(4_000);
    expect((await logOut({ sub: anna.sub })).status).toBe(200);
    expect(await status(session)).toBe(401);
    const asked = provider.keysAsked;
    await logOut({ sub: anna.sub }, { signedBy: 'unknown-key' });
    await logOut({ sub: anna.sub }, { signedBy: 'unknown-key' });
    expect(provider.keysAsked).toBe(asked);
  });

  it('says that it could not be done when the provider’s keys cannot be read', async () => {
    const anna = someone();
    gateway.clock.advance(11 * 60_000);
    const token = await tokenWith({ sub: anna.sub });
    await provider.stop();
    expect(await tell({ logout_token: token })).toMatchObject({
      status: 400,
      body: { error: 'temporarily_unavailable' },
    });
  });
});

describe('a gateway without an OpenID provider', () => {
  it('has no such door', async () => {
    const gateway = await createTestGateway();
    try {
      const answer = await gateway.api('POST', '/api/v1/session/oidc/backchannel-logout', { token: null });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    } finally {
      await gateway.close();
    }
  });
});
