import type { RunningSimulator } from './testing/running-simulator';
import { sessionOf, startStripe } from './testing/running-simulator';

describe('the hosted payment page', () => {
  let running: RunningSimulator;
  beforeAll(async () => {
    running = await startStripe();
  });
  afterAll(() => running.close());

  const open = async (amount = 1234, currency = 'eur'): Promise<{ id: string; url: string }> => {
    const price_data = { currency, unit_amount: amount, product_data: { name: 'Coffee <beans> & "more"' } };
    const session = await running.stripe.checkout.sessions.create(
      sessionOf(amount, { line_items: [{ quantity: 1, price_data }] }),
    );
    return { id: session.id, url: session.url! };
  };
  const get = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });
  const submit = (url: string, fields: Record<string, string>): Promise<Response> =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const location = (response: Response): string | null => response.headers.get('location');

  it('shows merchant, lines and the total with the right decimals', async () => {
    const html = await (await get((await open(123_450, 'kwd')).url)).text();
    expect(html).toContain('Sandbox Merchant');
    expect(html).toContain('123.450 KWD');
    expect(html).toContain('Coffee &lt;beans&gt; &amp; &quot;more&quot;');
    expect(html).toContain('4000 0000 0000 0002'.replaceAll(' ', ''));
    expect(await (await get((await open(1234, 'jpy')).url)).text()).toContain('1,234 JPY');
  });

  it('sends the shopper back to the shop after the payment', async () => {
    const { id, url } = await open();
    const paid = await submit(url, { number: '4242 4242 4242 4242', email: 'ada@example.com' });
    expect([paid.status, location(paid)]).toEqual([303, `https://shop.example/thanks?session=${id}`]);
    expect(location(await get(url))).toBe(`https://shop.example/thanks?session=${id}`);
    expect((await running.stripe.checkout.sessions.retrieve(id)).customer_details?.email).toBe(
      'ada@example.com',
    );
  });

  it('says why a card was declined and lets the shopper try again', async () => {
    const { id, url } = await open();
    const declined = await submit(url, { number: '4000000000009995' });
    expect(location(declined)).toBe(`/c/pay/${id}`);
    expect(await (await get(url)).text()).toContain(
      'Your card has insufficient funds. Please try another card.',
    );
    expect((await submit(url, { number: '1111' })).status).toBe(400);
    expect(location(await submit(url, { number: '4242424242424242' }))).toContain(
      'https://shop.example/thanks',
    );
  });

  it('leads through the bank for 3-D Secure', async () => {
    const { url } = await open();
    const bank = `${url}/authenticate`;
    expect(location(await submit(url, { number: '4000002760003184' }))).toMatch(/\/authenticate$/);
    expect(await (await get(bank)).text()).toContain('Confirm this payment');
    expect(location(await submit(bank, { decision: 'fail' }))).toMatch(/^\/c\/pay\//);
    expect(await (await get(url)).text()).toContain('unable to authenticate');
    await submit(url, { number: '4000002760003184' });
    expect(location(await submit(bank, { decision: 'complete' }))).toContain('https://shop.example/thanks');
  });

  it('is gone when the session has expired', async () => {
    const { id, url } = await open();
    await running.stripe.checkout.sessions.expire(id);
    expect(await (await get(url)).text()).toContain('has expired');
    expect((await get(`${running.url}/c/pay/cs_test_none`)).status).toBe(404);
  });
});
