import { startOrderCloudTestMarket } from '#connectors/sitecore-ordercloud/fixtures/ordercloud-test-market';
import type { VirtualClock } from '#platform/clock/virtual-clock';
import type { Person, ShopSide } from './shop-side';

const USERS = 'v1/buyers/{buyerID}/users';
const FIELDS = { email: 'Email', firstName: 'FirstName', lastName: 'LastName', phone: 'Phone' } as const;

/** A simulated marketplace of OrderCloud as the shop. */
export async function openOrderCloudShop(clock: VirtualClock): Promise<ShopSide> {
  const market = await startOrderCloudTestMarket({ clock });
  const { users, shopUsers, ledger } = market.ordercloud;
  const { id, system, settings, secrets } = market.connection({ customerBuyerId: 'buyer-1' });
  const heard: Array<(eventType: string, body: string) => void> = [];
  const tell = (verb: string, route: string, userId: string, body: object): void => {
    const hook = { Route: route, Verb: verb, RouteParams: { buyerID: 'buyer-1', userID: userId } };
    for (const listener of heard) {
      listener(`${verb} ${route}`, JSON.stringify({ ...hook, Response: { Body: body } }));
    }
  };
  const columns = (person: Partial<Person>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(person).map(([field, value]) => [FIELDS[field as keyof typeof FIELDS], value]),
    );
  return {
    connection: { id, system, settings, secrets },
    onEvent: (listener) => heard.push(listener),
    register: (person) => {
      const made = shopUsers.register(columns(person));
      tell('POST', USERS, made, { ID: made });
      return made;
    },
    edit: (userId, fields) => {
      shopUsers.edit(userId, columns(fields));
      tell('PATCH', `${USERS}/{userID}`, userId, { ID: userId });
    },
    remove: (userId) => {
      shopUsers.remove(userId);
      tell('DELETE', `${USERS}/{userID}`, userId, {});
    },
    placeOrder: (userId) => {
      const orderId = market.ordercloud.placeOrder({ customer: { id: userId } });
      tell('POST', 'v1/cart/submit', userId, { ID: orderId, Status: 'Open' });
      return orderId;
    },
    shown: (userId) => {
      const user = users.find(userId);
      return (
        user && Object.fromEntries(Object.entries(FIELDS).map(([field, name]) => [field, user[name] ?? null]))
      );
    },
    everything: (userId) => users.find(userId),
    writes: (userId) => ledger.list().filter(({ objectId }) => objectId === userId).length,
    close: () => market.close(),
  };
}
