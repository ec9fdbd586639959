import type { Connection } from '#connectors/kit/connection';
import type { WebhookVerdict } from '#connectors/kit/webhook-port';
import { signStandardWebhook } from '#platform/webhooks/standard-webhooks';
import { readXcEvent } from './xc-event';
import { xcWebhooks } from './verify-webhook';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
const NOW = new Date('2026-11-21T12:00:00Z');
const EVENT = {
  eventId: 'xc-1-1',
  eventType: 'order.placed',
  occurredAt: '2026-11-21T11:59:59Z',
  environment: 'HabitatShops',
  shopName: 'Storefront',
  orderId: 'Entity-Order-0123456789abcdef0123456789abcdef',
  orderConfirmationId: '610003123232',
  status: 'Pending',
  grandTotal: { currencyCode: 'USD', amount: 460.99 },
  transactionId: null,
  customerId: null,
};
const BODY = JSON.stringify(EVENT);

describe('events of the companion plug-in', () => {
  const connection = (secrets = [SECRET, OLD_SECRET]): Connection => ({
    id: 'xc-1',
    system: 'sitecore-xc',
    environment: 'sandbox',
    settings: { shopName: 'Storefront' },
    secrets: { eventSecret: secrets },
  });
  const verify = (body: string, headers: object, ignoreAge = false, secrets?: string[]): WebhookVerdict =>
    xcWebhooks.verify(connection(secrets), {
      rawBody: Buffer.from(body),
      headers: { ...headers },
      suffix: undefined,
      receivedAt: NOW,
      ignoreAge,
    });
  const signed = (body: string, secret = SECRET, at = NOW): WebhookVerdict =>
    verify(body, signStandardWebhook(secret, 'msg-1', at, body));

  it('are accepted when any of the live secrets signed them', () => {
    const webhook = { externalEventId: 'xc-1-1', eventType: 'order.placed', disposition: 'accepted' };
    expect(signed(BODY)).toMatchObject({ ok: true, webhook });
    expect(signed(BODY, OLD_SECRET)).toMatchObject({ ok: true, webhook });
  });

  it.each([
    [
      'another secret',
      () => signed(BODY, `whsec_${Buffer.alloc(24, 9).toString('base64')}`),
      'signature-mismatch',
    ],
    ['no headers', () => verify(BODY, {}), 'signature-missing'],
    ['no secret to compare with', () => verify(BODY, {}, false, []), 'signature-mismatch'],
    [
      'a body that was changed on the way',
      () => verify(BODY.replace('0123', '3210'), signStandardWebhook(SECRET, 'msg-1', NOW, BODY)),
      'signature-mismatch',
    ],
    [
      'an unreadable signature',
      () =>
        verify(BODY, { 'webhook-id': 'a', 'webhook-timestamp': '1795262400', 'webhook-signature': 'v2,x' }),
      'signature-malformed',
    ],
    ['no JSON', () => signed('<xml/>'), 'malformed'],
    ['JSON of something else', () => signed('{"hello":1}'), 'malformed'],
    [
      'an order id that is none',
      () => signed(JSON.stringify({ ...EVENT, orderId: "x') or ('1' eq '1" })),
      'malformed',
    ],
  ])('are refused with %s', (_name, run, cause) =>
    expect(run()).toMatchObject({ ok: false, rejection: { cause } }),
  );

  it.each([-301, 301])(
    'AC-05: are refused when a clock is %i seconds off, naming the skew',
    (skewSeconds) => {
      const at = new Date(NOW.getTime() + skewSeconds * 1000);
      const rejection = { cause: 'clock-skew', skewSeconds };
      expect(signed(BODY, SECRET, at)).toMatchObject({ ok: false, rejection });
      expect(verify(BODY, signStandardWebhook(SECRET, 'msg-1', at, BODY), true)).toMatchObject({ ok: true });
    },
  );

  it('of another shop are kept but not interpreted', () => {
    expect(signed(JSON.stringify({ ...EVENT, shopName: 'Outlet' }))).toMatchObject({
      ok: true,
      webhook: { disposition: 'ignored', reason: expect.stringContaining('Outlet') as unknown },
    });
  });

  it.each([
    ['order.placed', 'created'],
    ['order.released', 'updated'],
    ['order.settled', 'updated'],
    ['order.something-new', 'updated'],
  ])('%s claims that the order was %s', (eventType, claim) => {
    expect(readXcEvent(JSON.stringify({ ...EVENT, eventType }))).toMatchObject({
      orderId: EVENT.orderId,
      claim,
    });
  });
});
