import { configurationOf, PaymentsWorld } from '../specs/payments-world';

describe('a mapping that was published', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  it('takes the place of the shipped one for the next payment, without a restart', async () => {
    const metadataOf = async () => {
      const { external } = await world.create(world.order());
      const { metadata } = await world.stripe.stripe.checkout.sessions.retrieve(
        external.checkoutSessionId ?? '',
      );
      return metadata;
    };
    expect(await metadataOf()).not.toHaveProperty('Told');
    const document = {
      id: 'order-to-payment',
      version: 2,
      source: 'order',
      target: 'payment',
      fields: [{ target: 'metadata.Told', source: 'order.number' }],
    };
    await world.service.configure({
      ...configurationOf(world.stripe.url, [{ id: 'shop' }]),
      mappings: [{ id: 'order-to-payment', version: 2, document }],
    });
    const metadata = await metadataOf();
    expect(metadata).toHaveProperty('Told');
    expect(metadata).not.toHaveProperty('OrderID');
  });
});
