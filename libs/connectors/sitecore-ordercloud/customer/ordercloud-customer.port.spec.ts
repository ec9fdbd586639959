import type { CustomerPort } from '#connectors/kit/customer-port';
import { systemClock } from '#platform/clock/clock';
import { silentLogger } from '#platform/logging/logger';
import { DEFAULT_API_CLIENT } from '../simulator/ordercloud-simulator';
import { type OrderCloudTestMarket, startOrderCloudTestMarket } from '../fixtures/ordercloud-test-market';
import { openOrderCloudCustomers } from './ordercloud-customer.port';

const OWNER = { storeId: 'shop', customerId: 'person-1' };
const NOBODY = { email: null, firstName: null, lastName: null, company: null, phone: null };

describe('users of OrderCloud as customers', () => {
  let market: OrderCloudTestMarket;
  const open = (settings: Record<string, unknown> = {}): Promise<CustomerPort> =>
    openOrderCloudCustomers(market.connection({ customerBuyerId: 'buyer-1', ...settings }), {
      clock: systemClock,
      logger: silentLogger,
    });
  beforeEach(async () => {
    market = await startOrderCloudTestMarket();
  });
  afterEach(() => market.close());

  it('what OrderCloud requires and nobody knows is written as such and read as nothing', async () => {
    const port = await open();
    const { externalId, profile } = await port.create('key', OWNER, NOBODY);
    expect(profile).toEqual(NOBODY);
    expect(market.ordercloud.users.find(externalId)).toMatchObject({
      FirstName: '-',
      LastName: '-',
      Email: 'unknown@address.invalid',
      Username: externalId,
    });
  });

  it('the address is the login of a new user, unless somebody has it', async () => {
    const port = await open();
    const profile = { ...NOBODY, email: 'ada@example.com' };
    const first = await port.create('one', OWNER, profile);
    const second = await port.create('two', OWNER, profile);
    const username = (id: string): unknown => market.ordercloud.users.find(id)?.['Username'];
    expect(username(first.externalId)).toBe('ada@example.com');
    expect(username(second.externalId)).toBe(second.externalId);
    await port.update(first.externalId, { email: 'king@example.com' });
    expect(username(first.externalId)).toBe('ada@example.com');
  });

  it('an address too long for OrderCloud is not cut short', async () => {
    const port = await open();
    const email = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(20)}.example.com`;
    expect(port.represent({ ...NOBODY, email }).email).toBeNull();
  });

  it('the users whom anonymous shoppers order as are nobody', async () => {
    const template = market.ordercloud.shopUsers.register({ ID: 'guest', Email: 'guest@example.com' });
    const port = await open({ guestUserIds: ['guest'] });
    expect(await port.get(template)).toBeNull();
    expect(await port.update(template, { lastName: 'Everybody' })).toBeNull();
    expect(await port.erase(template)).toBe('absent');
    expect((await port.listAll(null)).records.map(({ externalId }) => externalId)).toEqual(['buyer-user-1']);
    expect((await port.listChanged(new Date(0), null)).customers).toHaveLength(1);
    const event = { RouteParams: { userID: 'guest' }, Response: { Body: { ID: 'guest' } } };
    expect(port.subjectOf(JSON.stringify(event), 'PATCH v1/me')).toBeNull();
    expect(market.ordercloud.users.find('guest')?.['LastName']).toBe('Shopper');
  });

  it('an ID that two buyers use names nobody', async () => {
    market.ordercloud.users.create('buyer-2', {
      ...{ ID: 'buyer-user-1', Username: 'other', FirstName: 'O', LastName: 'Ther' },
      ...{ Email: 'other@example.com', Active: true },
    });
    const port = await open();
    await expect(port.get('buyer-user-1')).rejects.toMatchObject({ code: 'customer-ambiguous' });
    await expect(port.get('a|b')).rejects.toMatchObject({ code: 'invalid-customer-id' });
  });

  it('an erased user keeps its ID for the orders, and nothing else', async () => {
    const id = market.ordercloud.shopUsers.register({
      ...{ ID: 'u-7', Email: 'percy@secret.example', FirstName: 'Percy', LastName: 'Secret' },
      ...{ Phone: '+44 1', xp: { Birthday: '1792-08-04', Company: 'Secret Ltd' } },
    });
    const port = await open({ companyField: 'Company' });
    expect(await port.erase(id)).toBe('anonymised');
    const left = market.ordercloud.users.find(id);
    expect(left).toMatchObject({ ID: id, Active: false, xp: { Birthday: null, Company: null } });
    expect(JSON.stringify(left)).not.toMatch(/percy|secret|1792/i);
  });

  it.each([
    ['POST v1/buyers/{buyerID}/users', { Response: { Body: { ID: 'u' } } }, 'created'],
    ['DELETE v1/buyers/{buyerID}/users/{userID}', { RouteParams: { userID: 'u' }, Response: {} }, 'deleted'],
    ['PUT v1/me', { RouteParams: {}, Response: { Body: { ID: 'u' } } }, 'updated'],
  ])('%s tells of a user', async (eventType, body, claim) => {
    expect((await open()).subjectOf(JSON.stringify(body), eventType)).toEqual({ externalId: 'u', claim });
  });

  it('says what is missing: a role, or the buyer that new customers belong to', async () => {
    await expect((await open({ customerBuyerId: null })).create('key', OWNER, NOBODY)).rejects.toMatchObject({
      code: 'customer-buyer-missing',
    });
    await market.close();
    market = await startOrderCloudTestMarket({ apiClient: { ...DEFAULT_API_CLIENT, roles: ['OrderAdmin'] } });
    await expect((await open()).get('buyer-user-1')).rejects.toMatchObject({ failureClass: 'permanent' });
  });
});
