import { AUTHORIZATION, startKenticoTestSite } from '../fixtures/kentico-test-site';
import type { KenticoTestSite } from '../fixtures/kentico-test-site';

describe('the simulated REST service of Kentico', () => {
  let site: KenticoTestSite;
  beforeEach(async () => {
    site = await startKenticoTestSite({ utcOffsetMinutes: 120 });
  });
  afterEach(() => site.close());

  const get = (path: string): Promise<Response> => site.rest(path);
  const json = async (path: string): Promise<unknown> => (await get(path)).json();
  const query = (parameters: Record<string, string>): string =>
    new URLSearchParams({ format: 'json', ...parameters }).toString();
  const put = (path: string, columns: object): Promise<Response> =>
    site.rest(path, {
      method: 'PUT',
      body: JSON.stringify(columns),
      headers: { 'content-type': 'application/json' },
    });

  it('refuses wrong credentials with its realm', async () => {
    const refused = await get('/rest').then(async () =>
      site.rest('/rest', { headers: { authorization: 'Basic bm9ib2R5Og==' } }),
    );
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="CMS REST Service"',
    ]);
    expect((await site.rest('/rest', { headers: { authorization: AUTHORIZATION } })).status).toBe(200);
  });

  it('answers XML unless the format or the content type says JSON, and does not look at Accept', async () => {
    const asked = await site.rest('/rest/ecommerce.order', { headers: { accept: 'application/json' } });
    expect(await asked.text()).toMatch(/^<\?xml[^>]*><ecommerce_orders>/);
    const typed = await site.rest('/rest/ecommerce.order', {
      headers: { 'content-type': 'application/json' },
    });
    expect(await typed.json()).toHaveProperty('ecommerce_orders');
  });

  it('lists with table keys and a total in text, which is missing when nothing is found', async () => {
    site.kentico.placeOrder();
    site.kentico.placeOrder();
    expect(
      await json(`/rest/ecommerce.order?${query({ maxrecords: '1', orderby: 'OrderID' })}`),
    ).toMatchObject({
      ecommerce_orders: [{ COM_Order: [{ OrderID: 1 }] }, { TotalRecords: [{ TotalRecords: '2' }] }],
    });
    expect(await json(`/rest/ecommerce.order?${query({ where: 'OrderID=99' })}`)).toEqual({
      ecommerce_orders: [{ Table: [] }],
    });
  });

  it('writes decimals with nine digits and dates in local time with the offset', async () => {
    const id = site.kentico.placeOrder({ currency: 'KWD', lines: [{ unitPrice: '1.230' }] });
    const text = await (await get(`/rest/ecommerce.order/${id}?format=json`)).text();
    expect(text).toContain('"OrderGrandTotal":1.230000000');
    expect(text).toMatch(/"OrderDate":"[\d-]+T[\d:.]+\+02:00"/);
    expect(JSON.parse(text)).toHaveProperty('data.OrderID', 1);
  });

  it('spells keys as the class definitions do', async () => {
    const id = site.kentico.placeOrder();
    const items = await json(`/rest/ecommerce.order/${id}/children/ecommerce.orderitem?format=json`);
    expect(items).toHaveProperty('ecommerce_orderitems.0.COM_OrderItem.0.OrderItemGuid');
    const rates = await json(`/rest/ecommerce.exchangerate?${query({ topn: '1' })}`);
    expect(rates).toHaveProperty('ecommerce_exchangerates.0.COM_CurrencyExchangeRate.0.ExchagneRateID');
  });

  it.each([
    ["OrderInvoiceNumber='A''1' AND OrderIsPaid=0", ['3']],
    ['OrderID IN (1, 3) AND NOT OrderID=1', ['3']],
    ["(OrderNote IS NULL OR OrderNote LIKE '%gift%') AND OrderGrandTotal>=14.5", ['1', '3']],
    ["OrderLastModified>='2999-01-01T00:00:00'", []],
    ['OrderNote IS NOT NULL', ['2']],
  ])('understands where=%s', async (where, ids) => {
    site.kentico.placeOrder();
    site.kentico.placeOrder({ note: 'as before', lines: [{ sku: 'FILTER-100' }] });
    site.kentico.placeOrder({ invoiceNumber: "A'1", lines: [{ sku: 'MUG-GREEN' }] });
    const answer = (await json(`/rest/ecommerce.order?${query({ where, columns: 'OrderID' })}`)) as {
      ecommerce_orders: [Record<string, Array<{ OrderID: number }>>];
    };
    const rows = Object.values(answer.ecommerce_orders[0])[0] ?? [];
    expect(rows.map(({ OrderID }) => String(OrderID))).toEqual(ids);
  });

  it.each(['OrderID=1; DROP TABLE COM_Order', 'OrderID=1 UNION SELECT 1', 'OrderID', "OrderID='1"])(
    'rejects the fragment %s with 403',
    async (where) => expect((await get(`/rest/ecommerce.order?${query({ where })}`)).status).toBe(403),
  );

  it('answers an unknown column with a page of HTML and writes nothing', async () => {
    const id = site.kentico.placeOrder();
    const answer = await put(`/rest/ecommerce.order/${id}?format=json`, { OrderStatus: 2 });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('Request Error');
    expect(site.kentico.writes(id)).toBe(0);
  });

  it.each([
    ['a text longer than its column', { OrderInvoiceNumber: 'x'.repeat(201) }, 500],
    ['null where a value must be', { OrderGrandTotal: null }, 500],
    ['more than 64 KB', { OrderNote: 'x'.repeat(65_536) }, 413],
  ])('takes no %s, as database and web server would not', async (_name, columns, status) => {
    const id = site.kentico.placeOrder();
    const answer = await put(`/rest/ecommerce.order/${id}?format=json`, columns);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(site.kentico.writes(id)).toBe(0);
  });

  it('updates only the columns sent and answers 201 with the keys', async () => {
    const id = site.kentico.placeOrder({ note: 'kept' });
    const answer = await put(`/rest/ecommerce.order/${id}?format=json`, { ordertrackingnumber: 'T1' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      201,
      expect.stringMatching(/\/rest\/ecommerce\.order\/1$/),
    ]);
    expect(await answer.json()).toEqual({
      COM_Order: { OrderID: 1, OrderGUID: site.kentico.order(id)['OrderGUID'] },
    });
    expect(site.kentico.order(id)).toMatchObject({ OrderNote: 'kept', OrderTrackingNumber: 'T1' });
  });

  it('lets a paid status mark the order, keeps history and sends mails, as its own code does', async () => {
    const id = site.kentico.placeOrder();
    site.kentico.setStatus(id, 'PaymentReceived');
    expect(site.kentico.order(id)['OrderIsPaid']).toBe(true);
    site.kentico.setStatus(id, 'PaymentFailed');
    expect(site.kentico.order(id)['OrderIsPaid']).toBe(true);
    site.kentico.setStatus(id, 'PaymentFailed');
    expect(site.kentico.state()).toMatchObject({
      history: [{ ToStatusID: 5 }, { FromStatusID: 5, ToStatusID: 6 }],
      mails: [
        { kind: 'status:PaymentReceived' },
        { kind: 'payment-received' },
        { kind: 'status:PaymentFailed' },
      ],
    });
  });

  it('knows its sites, keeps /all for administrators and obeys the settings', async () => {
    expect((await get('/rest/ecommerce.order/site/Nowhere?format=json')).status).toBe(404);
    expect((await get('/rest/ecommerce.order/all?format=json')).status).toBe(403);
    expect((await get('/rest/ecommerce.order/12345?format=json')).status).toBe(404);
    site.kentico.world.restSettings.readOnly = true;
    expect((await put('/rest/ecommerce.order/1?format=json', {})).status).toBe(403);
  });
});
