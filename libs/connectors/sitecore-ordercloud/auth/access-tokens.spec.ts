import { VirtualClock } from '#platform/clock/virtual-clock';
import { startSimulatorServer } from '#connectors/kit/simulator/simulator-server';
import { startOrderCloudTestMarket, type OrderCloudTestMarket } from '../fixtures/ordercloud-test-market';
import { createOrderCloudSimulator } from '../simulator/ordercloud-simulator';

const LIFE_SECONDS = 600;

describe('the access token of a connection', () => {
  const clock = new VirtualClock();
  let market: OrderCloudTestMarket;
  let orderId: string;
  beforeEach(async () => {
    market = await startOrderCloudTestMarket({ clock, tokenLifeSeconds: LIFE_SECONDS });
    orderId = market.ordercloud.placeOrder();
  });
  afterEach(() => market.close());

  const issued = async (work: () => Promise<unknown>): Promise<number> => {
    const before = market.ordercloud.tokens.issued;
    await work();
    return market.ordercloud.tokens.issued - before;
  };

  it('is asked for once, however many calls wait for it, and kept', async () => {
    const port = await market.open();
    const reads = () => Promise.all(Array.from({ length: 5 }, () => port.getOrder('shop', orderId)));
    expect(await issued(reads)).toBe(1);
    expect(await issued(reads)).toBe(0);
  });

  it('is renewed before it ends', async () => {
    const port = await market.open();
    const read = () => port.getOrder('shop', orderId);
    await read();
    clock.advance(LIFE_SECONDS * 1000 * 0.89);
    expect(await issued(read)).toBe(0);
    clock.advance(LIFE_SECONDS * 1000 * 0.02);
    expect(await issued(read)).toBe(1);
  });

  it('that was revoked in mid-flight is replaced once, and the call is made again', async () => {
    const port = await market.open();
    await port.getOrder('shop', orderId);
    market.ordercloud.tokens.revokeAll();
    expect(
      await issued(() => Promise.all(Array.from({ length: 5 }, () => port.getOrder('shop', orderId)))),
    ).toBe(1);
  });

  it('that is refused when fresh is not asked for again and again', async () => {
    const port = await market.open();
    market.server.faults('ordercloud').add({ match: { pathPattern: '/v1/*' }, kind: 'status-401' });
    let failure: unknown;
    const tokens = await issued(() =>
      port.getOrder('shop', orderId).catch((error: unknown) => (failure = error)),
    );
    expect([tokens, failure]).toEqual([
      2,
      expect.objectContaining({ code: 'ordercloud-credentials-refused', failureClass: 'permanent' }),
    ]);
  });

  it('is not given for a wrong secret, in words an administrator can act on', async () => {
    const port = await market.open({}, { clientSecret: ['wrong'] });
    await expect(port.probe()).rejects.toMatchObject({
      code: 'ordercloud-credentials-refused',
      failureClass: 'permanent',
      suggestion: expect.stringContaining('default context user') as string,
    });
  });

  it('comes from the address of the tokens where that is another one', async () => {
    const elsewhere = createOrderCloudSimulator({ clock });
    const auth = await startSimulatorServer([elsewhere]);
    try {
      const port = await market.open({ authUrl: auth.url('ordercloud') });
      await expect(port.getOrder('shop', orderId)).rejects.toMatchObject({
        code: 'ordercloud-credentials-refused',
      });
      expect(elsewhere.tokens.issued).toBe(2);
    } finally {
      await auth.close();
    }
  });

  it('without the role is said to lack it', async () => {
    market.server
      .faults('ordercloud')
      .add({ match: { pathPattern: '/v1/*' }, kind: 'status-403', code: 'InsufficientRoles' });
    await expect((await market.open()).probe()).rejects.toMatchObject({
      code: 'ordercloud-role-missing',
      details: { errorCode: 'InsufficientRoles' },
    });
  });
});
