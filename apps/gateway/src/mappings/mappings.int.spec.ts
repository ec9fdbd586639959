import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';

const DOCUMENT = {
  id: 'tried-out',
  version: 1,
  source: 'order',
  target: 'payment',
  fields: [
    { target: 'amount', source: 'order.total', type: 'money-minor' },
    { target: 'note', source: 'order.note' },
  ],
};

describe('mappings', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway();
    const [first, second] = configuration().stores;
    const mappings = {
      'order-to-payment': { description: null, locale: { source: 'order.custom.Language' } },
    };
    const body = { ...configuration(), stores: [{ ...first, mappings }, second] };
    expect(await gateway.api('PUT', '/api/v1/configuration', { body })).toMatchObject({ status: 200 });
  });
  afterAll(() => gateway.close());

  const preview = (body: object) => gateway.api('POST', '/api/v1/mappings/preview', { body });

  it('are listed with the stores that override them, and shown with the difference', async () => {
    expect(await gateway.api('GET', '/api/v1/mappings')).toMatchObject({
      status: 200,
      body: { items: [{ id: 'order-to-payment', system: 'stripe', overriddenBy: ['store-1'] }] },
    });
    expect(await gateway.api('GET', '/api/v1/mappings/order-to-payment')).toMatchObject({
      status: 200,
      body: {
        document: { id: 'order-to-payment' },
        storeIds: ['store-1', 'store-2'],
        catalogue: {
          source: expect.arrayContaining([
            expect.objectContaining({ path: 'order.total.amount' }),
          ]) as unknown,
          target: expect.arrayContaining([expect.objectContaining({ path: 'customer_email' })]) as unknown,
        },
        stores: [
          {
            storeId: 'store-1',
            difference: [
              { target: 'description', change: 'removed' },
              { target: 'locale', change: 'replaced' },
            ],
          },
        ],
      },
    });
    expect(await gateway.api('GET', '/api/v1/mappings/none')).toMatchObject({ status: 404 });
  });

  it('can be tried on a sample: what comes out and every fault', async () => {
    expect(
      await preview({ document: DOCUMENT, sample: { order: { total: 'x', note: 'hi' } } }),
    ).toMatchObject({
      status: 200,
      body: {
        input: { order: { note: 'hi' } },
        output: { note: 'hi' },
        faults: [{ field: 'amount', code: 'not-an-integer', value: 'x' }],
      },
    });
    expect(
      await preview({ id: 'order-to-payment', storeId: 'store-1', sample: { order: { orderId: '7' } } }),
    ).toMatchObject({ status: 200, body: { output: { metadata: { OrderID: '7' } }, faults: [] } });
  });

  it('are held against the catalogues of both sides', async () => {
    const fields = [{ target: 'customer_emial', source: 'order.customer.mail' }];
    const answer = await preview({ document: { ...DOCUMENT, fields }, sample: {} });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        remarks: [
          { path: 'fields[0].source', code: 'unknown-source', severity: 'error' },
          { path: 'fields[0].target', code: 'unknown-target', message: /customer_email/ },
        ].map(
          (remark) =>
            expect.objectContaining(
              remark.message
                ? { ...remark, message: expect.stringMatching(remark.message) as unknown }
                : remark,
            ) as unknown,
        ),
      },
    });
  });

  it('of a store that name fields there are not are refused with the configuration', async () => {
    const [first, second] = configuration().stores;
    const mappings = { 'order-to-payment': { locale: { source: 'order.locle' } } };
    const body = { ...configuration(), stores: [{ ...first, mappings }, second] };
    expect(await gateway.api('PUT', '/api/v1/configuration', { body })).toMatchObject({
      status: 422,
      body: {
        errors: [
          {
            path: 'stores[0].mappings["order-to-payment"]["locale"].source',
            code: 'unknown-source',
            message: 'There is no field order.locle; did you mean order.locale?',
          },
        ],
      },
    });
  });

  it('are suggested sources for fields that nothing gives yet', async () => {
    const document = {
      ...DOCUMENT,
      id: 'order-to-payment',
      fields: [{ target: 'locale', source: 'order.locale' }],
    };
    const answer = await gateway.api('POST', '/api/v1/mappings/suggest', {
      body: { id: 'order-to-payment', document },
    });
    expect(answer.status).toBe(200);
    const { items } = answer.body as {
      items: Array<{ target: string; best: { source: string; confidence: number } | null }>;
    };
    const best = new Map(items.map((item) => [item.target, item.best?.source]));
    expect(best.get('shipping.address.postal_code')).toBe('order.shippingAddress.postalCode');
    expect(best.get('customer_email')).toBe('order.customer.email');
    expect(best.has('locale')).toBe(false);
  });

  it('learn from what people accept and reject, for every mapping between the same records', async () => {
    const target = 'statement_descriptor_suffix';
    const best = async () => {
      const { body } = await gateway.api('POST', '/api/v1/mappings/suggest', {
        body: { id: 'order-to-payment' },
      });
      const { items } = body as { items: Array<{ target: string; best: { source: string } | null }> };
      return items.find((item) => item.target === target)?.best;
    };
    const decide = (decision: object) =>
      gateway.api('PUT', '/api/v1/mappings/order-to-payment/decisions', { body: { target, ...decision } });
    expect(await best()).toBeNull();
    expect(await decide({ source: 'order.number', accepted: true })).toMatchObject({ status: 204 });
    expect(await best()).toMatchObject({ source: 'order.number', decidedBefore: true });
    expect(await decide({ source: 'order.number', accepted: false })).toMatchObject({ status: 204 });
    expect(await best()).toBeNull();
    expect(await decide({ source: 'order.number', accepted: null })).toMatchObject({ status: 204 });
    expect(await decide({ source: 'order.nubmer', accepted: true })).toMatchObject({
      status: 422,
      body: { code: 'unknown-field', errors: [{ path: 'source' }] },
    });
    expect(await gateway.api('GET', '/api/v1/audit?action=mapping.decide')).toMatchObject({
      body: { items: [{ subject: 'order-to-payment' }, {}, {}] },
    });
  });

  it('with faults are refused with every one of them, and a sample must be given', async () => {
    const broken = { ...DOCUMENT, fields: [{ target: 'a', expression: '1 +' }] };
    expect(await preview({ document: broken, sample: {} })).toMatchObject({
      status: 422,
      body: { code: 'mapping-invalid', errors: [{ path: 'fields[0].expression' }] },
    });
    expect(await preview({ document: DOCUMENT })).toMatchObject({
      status: 400,
      body: { code: 'sample-missing' },
    });
  });

  it.each([
    ['json', '{"order":{"note":"hi"}}'],
    ['xml', '<order><note>hi</note></order>'],
    ['form', 'order[note]=hi'],
  ])('read a sample as another system writes it: %s', async (encoding, text) => {
    expect(await preview({ document: DOCUMENT, sampleText: { encoding, text } })).toMatchObject({
      status: 200,
      body: { output: { note: 'hi' }, faults: [] },
    });
    expect(await preview({ document: DOCUMENT, sampleText: { encoding, text: '<a[' } })).toMatchObject({
      status: 422,
      body: { code: 'sample-invalid' },
    });
  });

  it('that would never end are stopped with a clear fault', async () => {
    const endless = {
      ...DOCUMENT,
      fields: [{ target: 'a', expression: '($f := function($n) { $f($n + 1) }; $f(1))' }],
    };
    expect(await preview({ document: endless, sample: {} })).toMatchObject({
      status: 200,
      body: { output: {}, faults: [{ field: 'a', code: 'expression-limit' }] },
    });
  });

  it('run the examples that are kept with them', async () => {
    const tests = [
      { name: 'money', input: { order: { total: 5 } }, output: { amount: 5 } },
      { name: 'fault', input: { order: { total: 'x' } }, output: {} },
    ];
    expect(
      await gateway.api('POST', '/api/v1/mappings/order-to-payment/test', {
        body: { document: { ...DOCUMENT, tests } },
      }),
    ).toMatchObject({
      status: 200,
      body: { passed: false, results: [{ name: 'money', passed: true }, { passed: false }] },
    });
  });

  it('of other stores are not seen by a scoped token', async () => {
    const made = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'second', role: 'viewer', stores: ['store-2'] },
    });
    const { token } = made.body as { token: string };
    expect(await gateway.api('GET', '/api/v1/mappings/order-to-payment', { token })).toMatchObject({
      status: 200,
      body: { storeIds: ['store-2'], stores: [] },
    });
    const body = { id: 'order-to-payment', storeId: 'store-1', sample: {} };
    expect(await gateway.api('POST', '/api/v1/mappings/preview', { body, token })).toMatchObject({
      status: 404,
    });
  });
});
