import { startXcTestEngine, type XcTestEngine } from '#connectors/sitecore-xc/fixtures/xc-test-engine';
import { makeTestCertificates } from '#connectors/sitecore-xc/xconnect/simulator/test-certificates';
import { XConnectSimulator } from '#connectors/sitecore-xc/xconnect/simulator/xconnect-simulator';
import { CustomerContactLinked, CustomerLinked } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import { GetCustomer } from '#contracts/queries/customers';
import type { TestService } from '#testing/service/create-test-service';
import { createTestService } from '#testing/service/create-test-service';
import { AppModule } from '../app.module';
import { EMPTY_PROFILE } from '../customers/domain/empty-profile';
import { migrations } from '../database/migrations';
import { commands, subscriptions } from '../messages';

describe('customers of Experience Commerce among the contacts of xConnect', () => {
  let engine: XcTestEngine;
  let xConnect: XConnectSimulator;
  let service: TestService;

  beforeAll(async () => {
    const certificates = makeTestCertificates();
    const { cert, key, thumbprint } = certificates.client;
    xConnect = new XConnectSimulator(certificates, thumbprint);
    const xConnectUrl = await xConnect.listen();
    engine = await startXcTestEngine();
    const urls = { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' };
    service = await createTestService({
      service: 'cms-sync',
      module: AppModule,
      subscriptions,
      commands,
      migrations,
      neighbours: { orchestrator: [] },
      configuration: {
        connections: [
          {
            id: 'xc-1',
            system: 'sitecore-xc',
            settings: {
              engineUrl: `${engine.url}/api`,
              identityUrl: engine.url,
              clientId: 'tillbridge',
              environment: 'HabitatAuthoring',
              shopName: 'Storefront',
              currency: 'EUR',
              xConnectUrl,
              xConnectTrusted: certificates.authority,
              xConnectCustomerSource: 'CommerceUser',
            },
            secrets: { clientSecret: ['unused-here'], xConnectCertificate: [cert], xConnectKey: [key] },
          },
        ],
        stores: [{ id: 'shop', commerce: 'xc-1', payment: 'stripe-1', urls }],
      },
    });
  });
  afterAll(async () => {
    await service.close();
    await engine.close();
    await xConnect.close();
  });

  /** As an order of the customer would have made it. */
  const knownPerson = async (customerId: string): Promise<void> => {
    const personId = `person_${customerId}`;
    await service.database.query(
      `INSERT INTO people (person_id, store_id, state, profile, created_at, updated_at)
       VALUES ($1, 'shop', 'active', $2, now(), now())`,
      [personId, EMPTY_PROFILE],
    );
    await service.database.query(
      `INSERT INTO customer_links (connection_id, external_id, store_id, person_id, side, state, reason, guest, since)
       VALUES ('xc-1', $1, 'shop', $2, 'commerce', 'active', 'first-seen', false, now())`,
      [customerId, personId],
    );
  };
  const told = (customerId: string): Array<BodyOf<typeof CustomerContactLinked>> =>
    service.published(CustomerContactLinked).filter((event) => event.customerId === customerId);
  const linked = (customerId: string, externalId: string): Promise<unknown> =>
    service.publish(CustomerLinked, {
      storeId: 'shop',
      customerId,
      connectionId: 'stripe-1',
      externalId,
      replaces: null,
      at: service.clock.now().toISOString(),
    });
  const toldWhen = (customerId: string, count: number): Promise<unknown> =>
    service.waitFor(() => told(customerId).length === count, { what: `${customerId} told ${count} times` });

  it('are linked in our map by the shop’s key, told once, and again when the contact bears our key', async () => {
    const identifiers = [{ source: 'CommerceUser', identifier: 'C-1', known: true }];
    xConnect.add({ identifiers });
    await linked('C-1', 'cus_1');
    await toldWhen('C-1', 1);
    await linked('C-1', 'cus_1');
    identifiers.push({ source: 'stripe', identifier: 'cus_1', known: true });
    await linked('C-1', 'cus_1');
    await toldWhen('C-1', 2);
    expect(told('C-1').map(({ proof, providerCustomerId }) => [proof, providerCustomerId])).toEqual([
      ['customer-identifier', 'cus_1'],
      ['provider-identifier', 'cus_1'],
    ]);
    await knownPerson('C-1');
    expect(await service.ask(GetCustomer, { storeId: 'shop', customerId: 'C-1' })).toMatchObject({
      contacts: [
        {
          customerId: 'C-1',
          connectionId: 'xc-1',
          providerCustomerId: 'cus_1',
          proof: 'provider-identifier',
        },
      ],
    });
    expect(xConnect.asked.every((call) => call.startsWith('GET '))).toBe(true);
  });

  it('are not taken for a contact that bears another record of the provider', async () => {
    xConnect.add({
      identifiers: [
        { source: 'CommerceUser', identifier: 'C-2', known: true },
        { source: 'stripe', identifier: 'cus_of_another', known: true },
      ],
    });
    xConnect.add({ identifiers: [{ source: 'CommerceUser', identifier: 'C-3', known: true }] });
    await linked('C-2', 'cus_2');
    await linked('C-3', 'cus_3');
    await toldWhen('C-3', 1);
    await service.waitFor(
      () => xConnect.asked.includes("GET /odata/Contacts(Identifier='C-2',Source='CommerceUser')"),
      { what: 'C-2 is looked for' },
    );
    expect(told('C-2')).toEqual([]);
    const { rows } = await service.database.query('SELECT customer_id FROM contact_links ORDER BY 1');
    expect(rows).toEqual([{ customer_id: 'C-1' }, { customer_id: 'C-3' }]);
  });
});
