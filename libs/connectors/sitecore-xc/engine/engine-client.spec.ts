import type { CommercePort } from '#connectors/kit/commerce-port';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { paidPaymentOf } from '#connectors/kit/fixtures/payment';
import { startXcTestEngine } from '../fixtures/xc-test-engine';
import type { XcTestEngine } from '../fixtures/xc-test-engine';
import { DEFAULT_USER } from '../simulator/xc-simulator';

describe('calls to the Commerce Engine', () => {
  let engine: XcTestEngine;
  let port: CommercePort;
  let orderId: string;
  beforeEach(async () => {
    engine = await startXcTestEngine();
    port = await engine.open();
    orderId = engine.xc.placeOrder();
  });
  afterEach(() => engine.close());

  const tokens = (): number => engine.xc.world.identity.issued;
  const hold = (): Promise<unknown> =>
    port.writeOrder('shop', {
      orderId,
      orderStatus: 'awaiting_payment',
      commerceStatus: 'OnHold',
      payment: null,
      note: null,
    });

  it('share one token', async () => {
    await Promise.all([1, 2, 3, 4].map(() => port.getOrder('shop', orderId)));
    expect(tokens()).toBe(1);
  });

  it('go on with a new token when theirs is revoked in mid-flight, also when they write', async () => {
    await port.getOrder('shop', orderId);
    engine.xc.world.identity.revokeAll();
    await expect(port.getOrder('shop', orderId)).resolves.toBeDefined();
    engine.server.faults('sitecore-xc').add({ match: { method: 'PUT' }, kind: 'status-401', times: 1 });
    await hold();
    expect(engine.xc.effects(orderId)).toEqual({ HoldOrder: 1 });
  });

  it('renew their token before it ends', async () => {
    const clock = new VirtualClock();
    const timed = await startXcTestEngine({ clock });
    const id = timed.xc.placeOrder();
    const asked = await timed.open();
    await asked.getOrder('shop', id);
    clock.advance(3_600_000);
    await asked.getOrder('shop', id);
    const requests = await fetch(`${timed.server.controlUrl}/_control/sitecore-xc/requests`);
    expect(await requests.text()).not.toContain('"status":401');
    expect(timed.xc.world.identity.issued).toBe(2);
    await timed.close();
  });

  it('give up when new tokens are refused too', async () => {
    engine.server.faults('sitecore-xc').add({ match: { pathPattern: '/api/*' }, kind: 'status-401' });
    await expect(port.getOrder('shop', orderId)).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'xc-token-refused',
    });
  });

  it('have the password grant too', async () => {
    const settings = {
      grant: 'password',
      clientId: 'postman-api',
      scope: 'openid EngineAPI postman_api',
      userName: DEFAULT_USER.userName,
    };
    const open = (password: string): Promise<CommercePort> =>
      engine.open(settings, { password: [password], clientSecret: [] });
    await expect((await open(DEFAULT_USER.password)).probe()).resolves.toBeUndefined();
    await expect((await open('wrong')).probe()).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'xc-credentials-refused',
      details: { error: 'invalid_grant' },
    });
  });

  it.each([
    ['a wrong secret', {}, { clientSecret: ['wrong'] }, 'invalid_client'],
    ['a scope that the client may not ask for', { scope: 'postman_api' }, {}, 'invalid_scope'],
  ])('tell an administrator about %s', async (_name, settings, secrets, error) => {
    const stranger = await engine.open(settings, secrets);
    await expect(stranger.probe()).rejects.toMatchObject({
      code: 'xc-credentials-refused',
      details: { error },
      suggestion: expect.stringContaining('IdentityServer') as unknown,
    });
  });

  it('need the secret of their grant', async () => {
    await expect(engine.open({}, { clientSecret: [] })).rejects.toMatchObject({ code: 'secret-missing' });
    const password = { grant: 'password', userName: 'sitecore\\admin' };
    await expect(engine.open(password)).rejects.toMatchObject({ code: 'secret-missing' });
    await expect(engine.open({ grant: 'password' })).rejects.toThrow('is needed for the password grant');
  });

  it.each([
    ['environment', 'Nowhere'],
    ['shopName', 'Nowhere'],
    ['currency', 'XTS'],
    ['language', 'tlh'],
  ])('name the headers when the engine does not take the %s', async (setting, value) => {
    const astray = await engine.open({ [setting]: value });
    await expect(astray.getOrder('shop', orderId)).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'xc-request-refused',
      details: { excerpt: expect.stringContaining(value) as unknown },
      suggestion: expect.stringContaining('headers') as unknown,
    });
  });

  it.each([
    ['status-403', 'permanent', 'xc-access-denied'],
    ['status-500', 'transient', 'system-unavailable'],
    ['status-409', 'conflict', 'conflict'],
    ['status-429', 'rate-limited', 'rate-limited'],
    ['truncate', 'transient', 'connection-lost'],
    ['redirect', 'permanent', 'redirect-refused'],
  ] as const)('%s is %s %s', async (kind, failureClass, code) => {
    await port.probe();
    engine.server.faults('sitecore-xc').add({ match: { pathPattern: '/api/*' }, kind, times: 1 });
    await expect(port.getOrder('shop', orderId)).rejects.toMatchObject({ failureClass, code });
  });

  it('see the error in an answer of 200, and the reason the engine gives', async () => {
    engine.xc.setStatus(orderId, 'Released');
    await expect(hold()).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'xc-command-refused',
      details: {
        call: 'HoldOrder',
        responseCode: 'Error',
        reasons: [{ code: 'ValidationError', term: 'InvalidOrderState' }],
      },
    });
    expect(engine.xc.order(orderId).Status).toBe('Released');
  });

  it('name the companion plug-in when its action is not there', async () => {
    engine.xc.world.orders.companionInstalled = false;
    const write = {
      orderId,
      orderStatus: 'paid' as const,
      commerceStatus: null,
      payment: paidPaymentOf(orderId),
      note: null,
    };
    await expect(port.writeOrder('shop', write)).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'xc-route-missing',
      suggestion: expect.stringContaining('companion plug-in') as unknown,
    });
    const without = await engine.open({ paymentRecord: 'none' });
    await expect(without.writeOrder('shop', write)).resolves.toMatchObject({ written: false });
  });
});
