import type { Connection } from '#connectors/kit/connection';
import type { WebhookVerdict } from '#connectors/kit/webhook-port';
import { signStandardWebhook } from '#platform/webhooks/standard-webhooks';
import { kenticoWebhooks } from './verify-webhook';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
const TOKEN = 'a-token-that-nobody-guesses-1';
const NOW = new Date('2026-11-21T12:00:00Z');
const BODY = JSON.stringify({
  event: 'ecommerce.order.created',
  objectType: 'ecommerce.order',
  id: 12,
  guid: '5f0c8f3e-0000-4000-8000-000000000012',
  siteName: 'Store',
  changed: [],
  occurredAt: '2026-11-21T11:59:59Z',
});

describe('webhooks of Kentico', () => {
  const connection = (eventAuthentication: string): Connection => ({
    id: 'kentico-1',
    system: 'kentico-xperience-13',
    environment: 'sandbox',
    settings: { siteName: 'Store', eventAuthentication },
    secrets: { eventSecret: [SECRET, OLD_SECRET], urlToken: [TOKEN] },
  });
  const verify = (
    body: string,
    options: { headers?: object; suffix?: string; form?: string; ignoreAge?: boolean } = {},
  ): WebhookVerdict =>
    kenticoWebhooks.verify(connection(options.form ?? 'signed'), {
      rawBody: Buffer.from(body),
      headers: { ...options.headers },
      suffix: options.suffix,
      receivedAt: NOW,
      ignoreAge: options.ignoreAge ?? false,
    });
  const signed = (body: string, secret = SECRET, at = NOW): WebhookVerdict =>
    verify(body, { headers: signStandardWebhook(secret, 'msg_1', at, body) });

  it('accepts a signed event of its site, by any of the live secrets', () => {
    const webhook = {
      externalEventId: 'msg_1',
      eventType: 'ecommerce.order.created',
      disposition: 'accepted',
    };
    expect(signed(BODY)).toMatchObject({ ok: true, webhook });
    expect(signed(BODY, OLD_SECRET)).toMatchObject({ ok: true, webhook });
  });

  it.each([
    [
      'another secret',
      () => signed(BODY, `whsec_${Buffer.alloc(24, 9).toString('base64')}`),
      'signature-mismatch',
    ],
    ['no headers', () => verify(BODY), 'signature-missing'],
    [
      'an unreadable signature',
      () =>
        verify(BODY, {
          headers: { 'webhook-id': 'a', 'webhook-timestamp': '1795262400', 'webhook-signature': 'v2,x' },
        }),
      'signature-malformed',
    ],
    ['no JSON', () => signed('<xml/>'), 'malformed'],
    ['JSON of something else', () => signed('{"hello":1}'), 'malformed'],
    ['no token', () => verify(BODY, { form: 'unguessable-url' }), 'unknown-token'],
    ['a wrong token', () => verify(BODY, { form: 'unguessable-url', suffix: `${TOKEN}x` }), 'unknown-token'],
    ['a token where signatures are wanted', () => verify(BODY, { suffix: TOKEN }), 'signature-missing'],
  ])('refuses %s', (_name, run, cause) => expect(run()).toMatchObject({ ok: false, rejection: { cause } }));

  it.each([-301, 301])('AC-05: refuses a clock that is %i seconds off and names the skew', (skewSeconds) => {
    const at = new Date(NOW.getTime() + skewSeconds * 1000);
    expect(signed(BODY, SECRET, at)).toMatchObject({
      ok: false,
      rejection: { cause: 'clock-skew', skewSeconds },
    });
    const headers = signStandardWebhook(SECRET, 'msg_1', at, BODY);
    expect(verify(BODY, { headers, ignoreAge: true })).toMatchObject({ ok: true });
  });

  it('takes the flat row of the Zapier module by its address, and has no event id then', () => {
    const row = JSON.stringify({ OrderGUID: 'x', OrderID: 12, OrderGrandTotal: 129.99, OrderCustomerID: 4 });
    expect(verify(row, { form: 'unguessable-url', suffix: TOKEN })).toMatchObject({
      ok: true,
      webhook: { externalEventId: null, eventType: 'ecommerce.order', disposition: 'accepted' },
    });
  });

  it('keeps but does not interpret what is not about an order of its site', () => {
    const elsewhere = BODY.replace('"Store"', '"Store2"');
    const product = BODY.replaceAll('ecommerce.order', 'ecommerce.sku');
    for (const body of [elsewhere, product]) {
      expect(signed(body)).toMatchObject({ ok: true, webhook: { disposition: 'ignored' } });
    }
  });
});
