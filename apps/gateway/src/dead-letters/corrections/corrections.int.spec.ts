import { CreatePayment } from '#contracts/commands/payments';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { anOrder } from '#testing/factories/order';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';

describe('corrections for dead letters', () => {
  let gateway: TestGateway;
  let counter = 0;

  beforeAll(async () => {
    gateway = await createTestGateway();
    const [first, second] = configuration().stores;
    const mail = { source: 'order.custom.Mail', type: 'email', required: true };
    const mappings = { 'order-to-payment': { customer_email: mail } };
    const body = { ...configuration(), stores: [{ ...first, mappings }, second] };
    expect(await gateway.api('PUT', '/api/v1/configuration', { body })).toMatchObject({ status: 200 });
  });
  afterAll(() => gateway.close());

  const die = async (more: object = {}): Promise<string> => {
    const deadLetterId = `dead-${(counter += 1)}`;
    const at = gateway.clock.now().toISOString();
    await gateway.publish(DeadLetterRecorded, {
      ...{ deadLetterId, correlationId: 'store-1/17', service: 'payments', type: CreatePayment.type },
      ...{ failureClass: 'mapping', code: 'mapping-missing', reason: 'No e-mail', suggestion: null },
      details: { field: 'customer_email', value: 'nothing', expected: 'a value' },
      ...{ attempts: 1, firstSeenAt: at, deadAt: at, headers: {} },
      body: { order: anOrder({ storeId: 'store-1' }) },
      ...more,
    });
    await gateway.waitFor(
      async () => (await gateway.api('GET', `/api/v1/dead-letters/${deadLetterId}`)).status === 200,
    );
    return deadLetterId;
  };
  const ask = (id: string, token?: string) =>
    gateway.api('GET', `/api/v1/dead-letters/${id}/corrections`, token === undefined ? {} : { token });

  it('name the field of the message that fits, by the store’s own rule', async () => {
    expect(await ask(await die())).toMatchObject({
      status: 200,
      body: {
        corrections: {
          ...{ mapping: 'order-to-payment', field: 'customer_email', ofStore: true },
          current: 'order.custom.Mail',
          items: [{ source: 'order.customer.email', value: 'ada@example.com' }],
        },
      },
    });
  });

  it('are null where no mapping has failed, and not for whoever does not see the store', async () => {
    const nothing = { status: 200, body: { corrections: null } };
    expect(await ask(await die({ failureClass: 'permanent' }))).toMatchObject(nothing);
    expect(await ask(await die({ type: 'payments.capture-payment.v1' }))).toMatchObject(nothing);
    expect(await ask(await die({ details: {} }))).toMatchObject(nothing);
    expect(await ask(await die({ body: { order: 'no order' } }))).toMatchObject(nothing);
    const viewer = { name: 'v', role: 'viewer', stores: ['store-2'] };
    const { body } = await gateway.api('POST', '/api/v1/tokens', { body: viewer });
    expect((await ask(await die(), (body as { token: string }).token)).status).toBe(404);
  });
});
