import Stripe from 'stripe';
import type { Connection } from '#connectors/kit/connection';
import type { WebhookRequest, WebhookVerdict } from '#connectors/kit/webhook-port';
import { stripeWebhooks } from './stripe-webhooks';

const NEW_SECRET = 'whsec_newNEWnewNEWnewNEWnewNEW';
const OLD_SECRET = 'whsec_oldOLDoldOLDoldOLDoldOLD';
const NOW = new Date('2026-11-21T12:00:00Z');
const NOW_SECONDS = NOW.getTime() / 1000;

const connection = (secretKey = 'sk_test_51N0hY2eZvKYlo2C'): Connection => ({
  id: 'stripe-eu',
  system: 'stripe',
  environment: 'sandbox',
  settings: {},
  secrets: { secretKey: [secretKey], webhookSecret: [NEW_SECRET, OLD_SECRET] },
});

const event = (more: object = {}): string =>
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'payment_intent.succeeded',
    livemode: false,
    data: { object: { id: 'pi_1', object: 'payment_intent' } },
    ...more,
  });

/** Headers made by the SDK itself: the two implementations check each other. */
const sign = (payload: string, secret = NEW_SECRET, timestamp = NOW_SECONDS): string =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });

const request = (payload: string, header: string | undefined, more = {}): WebhookRequest => ({
  rawBody: Buffer.from(payload, 'utf8'),
  headers: { 'stripe-signature': header },
  suffix: undefined,
  receivedAt: NOW,
  ignoreAge: false,
  ...more,
});

const causeOf = (verdict: WebhookVerdict): string | undefined =>
  verdict.ok ? undefined : verdict.rejection.cause;

describe("Stripe's webhooks", () => {
  it.each([
    ['odd whitespace', event().replaceAll(',', ' ,\n\t ')],
    [
      'unicode',
      event({ data: { object: { id: 'pi_1', object: 'payment_intent', name: 'Žluťoučký 🐎 \u2028' } } }),
    ],
    ['50 KB', event({ padding: 'x'.repeat(50_000) })],
  ])('AC-03: verifies a body with %s', (_, payload) => {
    const verdict = stripeWebhooks.verify(connection(), request(payload, sign(payload)));
    expect(verdict).toEqual({
      ok: true,
      webhook: {
        externalEventId: 'evt_1',
        eventType: 'payment_intent.succeeded',
        disposition: 'accepted',
        reason: null,
      },
    });
  });

  it('AC-04: takes a signature by any live secret while one is rolled', () => {
    const payload = event();
    const both = `${sign(payload, 'whsec_foreignforeignforeign')},${sign(payload, OLD_SECRET).split(',')[1]!}`;
    for (const header of [sign(payload, NEW_SECRET), sign(payload, OLD_SECRET), both]) {
      expect(stripeWebhooks.verify(connection(), request(payload, header)).ok).toBe(true);
    }
  });

  it('agrees with the SDK about what is signed rightly', () => {
    const payload = event();
    const header = sign(payload);
    expect(() =>
      Stripe.webhooks.constructEvent(payload, header, NEW_SECRET, 300, undefined, NOW.getTime()),
    ).not.toThrow();
    const changed = payload.replace('evt_1', 'evt_2');
    expect(() =>
      Stripe.webhooks.constructEvent(changed, header, NEW_SECRET, 300, undefined, NOW.getTime()),
    ).toThrow();
    expect(causeOf(stripeWebhooks.verify(connection(), request(changed, header)))).toBe('signature-mismatch');
  });

  it('refuses a missing, an unreadable and a foreign signature', () => {
    const payload = event();
    const verdicts = [
      undefined,
      't=x,v1=zz',
      `t=${NOW_SECONDS},v0=${'a'.repeat(64)}`,
      sign(payload, 'whsec_foreign'),
    ].map((header) => causeOf(stripeWebhooks.verify(connection(), request(payload, header))));
    expect(verdicts).toEqual([
      'signature-missing',
      'signature-malformed',
      'signature-malformed',
      'signature-mismatch',
    ]);
  });

  it.each([
    [-299, undefined],
    [-301, -301],
    [299, undefined],
    [301, 301],
    [86_400, 86_400],
  ])('AC-05: a clock off by %i s is judged either way, with the skew in seconds', (offset, skewSeconds) => {
    const payload = event();
    const verdict = stripeWebhooks.verify(
      connection(),
      request(payload, sign(payload, NEW_SECRET, NOW_SECONDS + offset)),
    );
    if (skewSeconds === undefined) expect(verdict.ok).toBe(true);
    else expect(verdict).toMatchObject({ ok: false, rejection: { cause: 'clock-skew', skewSeconds } });
  });

  it('AC-05: a rejected request that is replayed after the fix is not judged by its age', () => {
    const payload = event();
    const late = request(payload, sign(payload, NEW_SECRET, NOW_SECONDS - 4_000), { ignoreAge: true });
    expect(stripeWebhooks.verify(connection(), late).ok).toBe(true);
  });

  it('AC-06: quarantines an event of the other mode', () => {
    const live = event({ livemode: true });
    const test = event();
    expect(stripeWebhooks.verify(connection(), request(live, sign(live)))).toMatchObject({
      webhook: { disposition: 'quarantined' },
    });
    const liveConnection = connection('rk_live_51N0hY2eZvKYlo2C');
    expect(stripeWebhooks.verify(liveConnection, request(test, sign(test)))).toMatchObject({
      webhook: { disposition: 'quarantined' },
    });
    expect(stripeWebhooks.verify(liveConnection, request(live, sign(live)))).toMatchObject({
      webhook: { disposition: 'accepted' },
    });
  });

  it('ignores thin events and types of no interest', () => {
    const thin = JSON.stringify({
      id: 'evt_thin',
      object: 'v2.core.event',
      type: 'v1.payment_intent.succeeded',
      livemode: false,
    });
    const other = event({ type: 'product.created' });
    for (const payload of [thin, other]) {
      expect(stripeWebhooks.verify(connection(), request(payload, sign(payload)))).toMatchObject({
        webhook: { disposition: 'ignored' },
      });
    }
  });

  it.each(['not json', '[]', 'null', '{"object":"event"}', '{"id":"x","object":"charge","type":"a"}'])(
    'calls a signed %s malformed',
    (payload) => {
      expect(causeOf(stripeWebhooks.verify(connection(), request(payload, sign(payload))))).toBe('malformed');
    },
  );

  it('takes client secrets out of what is kept, and leaves everything else byte by byte', () => {
    const payload = event({
      data: { object: { id: 'pi_1', client_secret: 'pi_1_secret_abc', note: '"ä"  ' } },
    });
    const verdict = stripeWebhooks.verify(connection(), request(payload, sign(payload)));
    expect(verdict).toMatchObject({
      ok: true,
      webhook: { sanitizedBody: payload.replace('"pi_1_secret_abc"', 'null') },
    });
    const plain = event();
    const untouched = stripeWebhooks.verify(connection(), request(plain, sign(plain)));
    expect(untouched.ok && untouched.webhook.sanitizedBody).toBeUndefined();
  });
});
