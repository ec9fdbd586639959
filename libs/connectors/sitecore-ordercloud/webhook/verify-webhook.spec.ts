import type { Connection } from '#connectors/kit/connection';
import type { WebhookVerdict } from '#connectors/kit/webhook-port';
import { ocHash } from './oc-hash';
import { orderCloudWebhooks } from './verify-webhook';

const KEY = 'a-hash-key-for-tests-of-hooks';
const OLD_KEY = 'the-hash-key-of-the-year-before';
const jwt = (claims: object): string =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
const TOKEN = jwt({ usr: 'shopper', cid: 'storefront' });

const connection: Connection = {
  id: 'ordercloud-1',
  system: 'sitecore-ordercloud',
  environment: 'sandbox',
  settings: { clientId: 'tillbridge-integration', shopApiClientIds: ['storefront', 'back-office'] },
  secrets: { hashKey: [KEY, OLD_KEY] },
};

const verify = (
  body: string,
  {
    suffix,
    hash = ocHash(KEY, body),
    on = connection,
  }: { suffix?: string; hash?: string; on?: Connection } = {},
): WebhookVerdict =>
  orderCloudWebhooks.verify(on, {
    rawBody: Buffer.from(body),
    headers: hash === '' ? {} : { 'x-oc-hash': hash },
    suffix,
    receivedAt: new Date(),
    ignoreAge: false,
  });

const submitted = {
  Route: 'v1/orders/{direction}/{orderID}/submit',
  RouteParams: { direction: 'Outgoing', orderID: 'OC-7' },
  Verb: 'POST',
  Date: '2026-11-21T10:00:00Z',
  LogID: '71ce120a',
  UserToken: TOKEN,
  Request: { Body: null, Headers: null },
  Response: { Body: { ID: 'OC-7', Status: 'Open' }, Headers: null },
};
const checkout = {
  ConfigData: null,
  Environment: 'Sandbox',
  OrderCloudAccessToken: TOKEN,
  OrderWorksheet: { Order: { ID: 'OC-7', DateSubmitted: '2026-11-21T10:00:00Z' }, LineItems: [] },
};
const message = {
  OcLogIdHeader: 'log-9',
  UserToken: TOKEN,
  Recipient: { ID: 'recipient-1' },
  EventBody: { Order: { ID: 'OC-7' } },
  MessageType: 'OrderSubmitted',
};

describe('hooks of OrderCloud', () => {
  it('are hashed as the published vector says', () => {
    const body = '{"Route":"v1/orders/{direction}/{orderID}/submit","Verb":"POST"}';
    expect(ocHash('my-hash-key', body)).toBe('uoRZURYHNTfo1HYOTIdRMV65PxfSbuInoQ8L0OBi8GI=');
  });

  it('are accepted with a live key, also an older one, over the bytes as they came', () => {
    const body = JSON.stringify(submitted, null, 3).replace('OC-7', 'OC-\\u0037');
    for (const key of [KEY, OLD_KEY]) {
      expect(verify(body, { hash: ocHash(key, body) })).toMatchObject({
        ok: true,
        webhook: {
          disposition: 'accepted',
          eventType: 'POST v1/orders/{direction}/{orderID}/submit',
          externalEventId: '71ce120a:POST v1/orders/{direction}/{orderID}/submit:OC-7',
        },
      });
    }
  });

  it.each([
    ['signature-missing', ''],
    ['signature-malformed', 'sha256=abc'],
    ['signature-mismatch', ocHash('another-key', JSON.stringify(submitted))],
    ['signature-mismatch', ocHash(KEY, `${JSON.stringify(submitted)} `)],
    ['signature-mismatch', ocHash('', JSON.stringify(submitted))],
  ])('are refused: %s', (cause, hash) => {
    expect(verify(JSON.stringify(submitted), { hash })).toMatchObject({ ok: false, rejection: { cause } });
  });

  it('are refused where no key is configured, even with the hash of an empty one', () => {
    const body = JSON.stringify(submitted);
    const on = { ...connection, secrets: { hashKey: [''] } };
    expect(verify(body, { hash: ocHash('', body), on })).toMatchObject({
      ok: false,
      rejection: { cause: 'signature-mismatch' },
    });
  });

  it.each(['[]', 'null', 'no json', '{}', '{"Route":"v1/x"}'])(
    'that are none of the forms are malformed: %s',
    (body) => {
      expect(verify(body)).toMatchObject({ ok: false, rejection: { cause: 'malformed' } });
    },
  );

  it('lose the caller’s token before anything is kept', () => {
    for (const body of [
      submitted,
      checkout,
      message,
      { ...submitted, Response: { Body: { ID: 'x', UserToken: TOKEN } } },
    ]) {
      const suffix = body === checkout ? 'OrderSubmit' : undefined;
      const verdict = verify(JSON.stringify(body), suffix === undefined ? {} : { suffix });
      const kept = verdict.ok ? (verdict.webhook.sanitizedBody ?? TOKEN) : TOKEN;
      expect(kept).toContain('OC-7');
      expect(kept).not.toContain(TOKEN);
    }
  });

  it('replayed have the id of the first, another round of the same order has not', () => {
    const idOf = (body: object, suffix?: string): unknown => {
      const verdict = verify(JSON.stringify(body), suffix === undefined ? {} : { suffix });
      return verdict.ok ? verdict.webhook.externalEventId : 'refused';
    };
    const laterToken = jwt({ usr: 'shopper', cid: 'storefront', jti: 'later' });
    expect(idOf({ ...checkout, OrderCloudAccessToken: laterToken }, 'OrderSubmit')).toBe(
      idOf(checkout, 'OrderSubmit'),
    );
    expect(idOf({ ...submitted, UserToken: laterToken })).toBe(idOf(submitted));
    expect(idOf({ ...submitted, LogID: 'another' })).not.toBe(idOf(submitted));
    expect(idOf({ ...message, Recipient: { ID: 'recipient-2' } })).toBe(idOf(message));
    const resubmitted = { Order: { ID: 'OC-7', DateSubmitted: '2026-11-22T10:00:00Z' } };
    expect(idOf({ ...checkout, OrderWorksheet: resubmitted }, 'OrderSubmit')).not.toBe(
      idOf(checkout, 'OrderSubmit'),
    );
  });

  it.each(['OrderSubmit', 'OrderSubmitForApproval', 'OrderApproved'])(
    'answer %s as the checkout expects',
    (suffix) => {
      expect(verify(JSON.stringify(checkout), { suffix })).toMatchObject({
        ok: true,
        webhook: { disposition: 'accepted', eventType: `ordercheckout.${suffix}`, answer: { xp: {} } },
      });
    },
  );

  it.each([
    ['OrderCalculate', {}],
    ['ShippingRates', { ShipEstimates: [] }],
  ])('leave %s alone', (suffix, answer) => {
    expect(verify(JSON.stringify(checkout), { suffix })).toMatchObject({
      ok: true,
      webhook: { disposition: 'ignored', answer },
    });
  });

  it('let a pre-hook proceed, since it asks before anything has happened', () => {
    const { Response: _response, ...before } = submitted;
    expect(verify(JSON.stringify(before))).toMatchObject({
      ok: true,
      webhook: { disposition: 'ignored', answer: { proceed: true } },
    });
  });

  it('rightly hashed but of an API client of another marketplace, or of another environment, are kept aside', () => {
    const foreign = { ...submitted, UserToken: jwt({ cid: 'storefront-of-somebody-else' }) };
    expect(verify(JSON.stringify(foreign))).toMatchObject({
      ok: true,
      webhook: { disposition: 'quarantined', reason: expect.stringContaining('somebody-else') as string },
    });
    const production = { ...checkout, Environment: 'Production' };
    expect(verify(JSON.stringify(production), { suffix: 'OrderSubmit' })).toMatchObject({
      ok: true,
      webhook: { disposition: 'quarantined', answer: { xp: {} } },
    });
  });

  it('about users are taken, about other things they are ignored', () => {
    const about = (thing: string): object => ({
      ...submitted,
      Route: `v1/buyers/{buyerID}/${thing}`,
      RouteParams: { buyerID: 'b' },
      Response: { Body: { ID: 'u' } },
    });
    const disposition = (value: string): object => ({ ok: true, webhook: { disposition: value } });
    expect(verify(JSON.stringify(about('users')))).toMatchObject(disposition('accepted'));
    expect(verify(JSON.stringify(about('addresses')))).toMatchObject(disposition('ignored'));
  });
});
