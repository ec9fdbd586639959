import { createGatewayAdapter } from '../gateway-app';
import { createTestGateway, ADMIN_TOKEN, type TestGateway } from '../specs/create-test-gateway';

const OWN_SCRIPT = { 'x-requested-with': 'tillbridge-console' };
const EMAIL = 'finance@shop.example';
const PASSWORD = 'a long enough password';

describe('sessions of the console', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await createTestGateway({ adapter: createGatewayAdapter(1) });
    await account({ email: EMAIL, name: 'Finance', role: 'viewer', stores: ['store-1'], password: PASSWORD });
  });
  afterAll(() => gateway.close());

  const account = (body: object) => gateway.api('POST', '/api/v1/accounts', { body });
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
    gateway.api(method, path, { token: null, headers, ...(body === undefined ? {} : { body }) });
  const signIn = async (credentials: object): Promise<string> => {
    const answer = await ask('POST', '/api/v1/session', OWN_SCRIPT, credentials);
    expect(answer.status).toBe(200);
    return answer.headers.get('set-cookie')!;
  };
  const cookieOf = (setCookie: string): Record<string, string> => ({ cookie: setCookie.split(';')[0]! });

  it('lets in with e-mail and password, keeps the cookie from scripts and from other sites', async () => {
    const setCookie = await signIn({ email: EMAIL.toUpperCase(), password: PASSWORD });
    expect(setCookie).toMatch(/^tillbridge_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Expires=/);
    const answer = await ask('GET', '/api/v1/session', cookieOf(setCookie));
    expect(answer.body).toMatchObject({ name: 'Finance', email: EMAIL, role: 'viewer', stores: ['store-1'] });
  });

  it('gives a session the rights of its account and no more', async () => {
    const cookie = cookieOf(await signIn({ email: EMAIL, password: PASSWORD }));
    expect((await ask('GET', '/api/v1/webhook-events', cookie)).status).toBe(200);
    expect((await ask('GET', '/api/v1/accounts', cookie)).body).toMatchObject({ code: 'role-missing' });
  });

  it('refuses what would change something unless our own script asks', async () => {
    const cookie = cookieOf(await signIn({ token: ADMIN_TOKEN }));
    const body = { name: 'x', role: 'viewer' };
    expect((await ask('POST', '/api/v1/tokens', cookie, body)).body).toMatchObject({
      code: 'own-script-required',
    });
    expect((await ask('POST', '/api/v1/tokens', { ...cookie, ...OWN_SCRIPT }, body)).status).toBe(201);
    expect((await ask('POST', '/api/v1/session', {}, { token: ADMIN_TOKEN })).status).toBe(403);
  });

  it('ends with sign-out, a new password or a disabled account', async () => {
    const first = cookieOf(await signIn({ token: ADMIN_TOKEN }));
    expect((await ask('DELETE', '/api/v1/session', { ...first, ...OWN_SCRIPT })).status).toBe(204);
    expect((await ask('GET', '/api/v1/webhook-events', first)).body).toMatchObject({ code: 'session-ended' });

    const email = 'leaves@shop.example';
    const made = await account({ email, name: 'Leaves', role: 'operator', stores: null, password: PASSWORD });
    const { id } = made.body as { id: string };
    const second = cookieOf(await signIn({ email, password: PASSWORD }));
    await gateway.api('PATCH', `/api/v1/accounts/${id}`, { body: { disabled: true } });
    expect((await ask('GET', '/api/v1/webhook-events', second)).status).toBe(401);
    const again = await ask('POST', '/api/v1/session', OWN_SCRIPT, { email, password: PASSWORD });
    expect(again.body).toMatchObject({ code: 'credentials-wrong' });
  });

  it('ends with the token it was begun with', async () => {
    const { body } = await gateway.api('POST', '/api/v1/tokens', { body: { name: 'till', role: 'viewer' } });
    const { id, token } = body as { id: string; token: string };
    const cookie = cookieOf(await signIn({ token }));
    await gateway.api('DELETE', `/api/v1/tokens/${id}`);
    expect((await ask('GET', '/api/v1/session', cookie)).status).toBe(401);
  });

  it('says the same of a wrong password and an unknown account, and makes guessing slow', async () => {
    const guess = (email: string) =>
      ask('POST', '/api/v1/session', OWN_SCRIPT, { email, password: 'wrong wrong wrong' });
    const known = await guess(EMAIL);
    const unknown = await guess('nobody@shop.example');
    expect(known.body).toEqual(unknown.body);
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) answers.push((await guess(EMAIL)).status);
    expect(answers.at(-1)).toBe(429);
  });

  it('locks nobody out of where they have signed in before, however much somebody guesses elsewhere', async () => {
    const email = 'home@shop.example';
    await account({ email, name: 'Home', role: 'viewer', stores: null, password: PASSWORD });
    const from = (address: string, password: string) =>
      ask('POST', '/api/v1/session', { ...OWN_SCRIPT, 'x-forwarded-for': address }, { email, password });
    expect((await from('198.51.100.7', PASSWORD)).status).toBe(200);
    const guesses = [];
    for (let host = 1; host <= 6; host += 1)
      guesses.push((await from(`203.0.113.${host}`, 'wrong wrong wrong')).status);
    expect(guesses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await from('203.0.113.99', PASSWORD)).body).toMatchObject({ code: 'too-many-attempts' });
    expect((await from('198.51.100.7', PASSWORD)).status).toBe(200);
  });

  it('takes an e-mail address once, however it is spelt', async () => {
    const again = await account({ email: 'Finance@Shop.example', name: 'x', role: 'viewer', stores: null });
    expect(again.body).toMatchObject({ status: 409, code: 'email-taken' });
  });
});
