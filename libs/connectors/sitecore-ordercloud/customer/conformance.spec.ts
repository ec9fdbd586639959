import { customerConformance } from '#connectors/kit/conformance/customer-port.conformance';
import { systemClock } from '#platform/clock/clock';
import { silentLogger } from '#platform/logging/logger';
import { startOrderCloudTestMarket } from '../fixtures/ordercloud-test-market';
import { openOrderCloudCustomers } from './ordercloud-customer.port';

const USER = 'v1/buyers/{buyerID}/users/{userID}';

describe.each([
  { companyField: 'Company', lacks: [] },
  { companyField: null, lacks: ['company'] as const },
])('with $companyField as the field of companies', ({ companyField, lacks }) => {
  const samples = { absent: 'nobody-1', erased: 'anonymised', lacks, tellsChanges: false } as const;
  customerConformance('Sitecore OrderCloud', samples, async () => {
    const market = await startOrderCloudTestMarket();
    const { users, shopUsers } = market.ordercloud;
    const settings = { customerBuyerId: 'buyer-1', companyField };
    return {
      port: await openOrderCloudCustomers(market.connection(settings), {
        clock: systemClock,
        logger: silentLogger,
      }),
      records: () => users.all().length,
      edit: (externalId, { lastName }) => shopUsers.edit(externalId, { LastName: lastName }),
      remove: (externalId) => shopUsers.remove(externalId),
      register: ({ email, lastName }) => shopUsers.register({ Email: email, LastName: lastName }),
      later: () => undefined,
      loseNextAnswerAfterWrite: () => {
        const match = { method: 'POST', pathPattern: '/v1/buyers/*' };
        market.server.faults('ordercloud').add({ match, kind: 'drop-response', times: 1 });
      },
      eventAbout: (externalId) => ({
        eventType: `PATCH ${USER}`,
        body: JSON.stringify({
          Route: USER,
          RouteParams: { buyerID: 'buyer-1', userID: externalId },
          Verb: 'PATCH',
          Response: { Body: { ID: externalId, FirstName: 'Ada' }, Headers: null },
        }),
      }),
      close: () => market.close(),
    };
  });
});
