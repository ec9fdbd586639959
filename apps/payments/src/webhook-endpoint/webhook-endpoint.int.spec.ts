import type Stripe from 'stripe';
import { RepairWebhookEndpoint } from '#contracts/commands/payments';
import { RequestSettled } from '#contracts/events/platform';
import { WebhookEndpointDrifted, WebhookEndpointRestored } from '#contracts/events/webhook-endpoints';
import { GetWebhookEndpoint } from '#contracts/queries/payments';
import { CONNECTION, PaymentsWorld } from '../specs/payments-world';
import { WatchWebhookEndpoints } from './watch-webhook-endpoints';

describe("the provider's webhook endpoint", () => {
  let world: PaymentsWorld;
  let url: string;
  let endpointId: string;
  let requests = 0;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
    await watch();
    url = drifted().at(-1)?.drift[0]?.expected ?? '';
    const endpoint = await world.stripe.stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
    endpointId = endpoint.id;
    await watch();
  });
  afterAll(() => world.close());

  const watch = async (): Promise<void> => {
    await world.service.app.get(WatchWebhookEndpoints).run();
    await world.quiet();
  };
  const drifted = () => world.service.published(WebhookEndpointDrifted);
  const restored = () => world.service.published(WebhookEndpointRestored);
  const state = () => world.service.ask(GetWebhookEndpoint, { connectionId: CONNECTION });
  const repair = async () => {
    requests += 1;
    const requestId = `req-${requests}`;
    await world.service.publish(RepairWebhookEndpoint, { connectionId: CONNECTION, requestId });
    const settled = await world.service.waitFor(() =>
      world.service.published(RequestSettled).find((body) => body.requestId === requestId),
    );
    return settled.outcome;
  };

  it('AC-02: a missing endpoint is told with the address that it must have, and that it is there now', () => {
    expect(drifted()[0]).toMatchObject({ endpointId: null, drift: [{ field: 'missing' }] });
    expect(url).toMatch(new RegExp(`/webhooks/${CONNECTION}$`));
    expect(restored()).toHaveLength(1);
  });

  const changes: ReadonlyArray<[string, Stripe.WebhookEndpointUpdateParams]> = [
    ['url', { url: 'https://staging.shop.example/webhooks/stripe-eu' }],
    ['events', { enabled_events: ['payment_intent.succeeded'] }],
    ['enabled', { disabled: true }],
  ];
  it.each(changes)(
    'AC-02: %s changed at the provider is told once, by name, and repaired in one action',
    async (field, change) => {
      const before = { drifted: drifted().length, restored: restored().length };
      await world.stripe.stripe.webhookEndpoints.update(endpointId, change);
      await watch();
      await watch();
      expect(drifted().slice(before.drifted)).toMatchObject([{ endpointId, drift: [{ field }] }]);
      expect((await state())?.drift).toMatchObject([{ field }]);
      expect(await repair()).toMatchObject({ status: 'done', result: { endpointId, drift: [] } });
      expect(restored()).toHaveLength(before.restored + 1);
      const { url: now, status } = await world.stripe.stripe.webhookEndpoints.retrieve(endpointId);
      expect({ now, status }).toEqual({ now: url, status: 'enabled' });
    },
  );

  it('one that was deleted cannot be repaired, and says what to do', async () => {
    await world.stripe.stripe.webhookEndpoints.del(endpointId);
    expect(await repair()).toMatchObject({
      status: 'refused',
      problem: { status: 409, code: 'webhook-endpoint-missing' },
    });
    expect(drifted().at(-1)?.drift).toMatchObject([{ field: 'missing', expected: url }]);
  });
});
