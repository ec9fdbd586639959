import Stripe from 'stripe';
import type { CreateCheckoutRequest } from '#connectors/kit/payment-port';
import { toFailure, type Failure } from '#platform/errors/failure';
import { checkoutLocale } from './checkout-locale';
import { checkoutParameters } from './checkout-parameters';

const request = (
  mapped: Record<string, unknown>,
  more: Partial<CreateCheckoutRequest> = {},
): CreateCheckoutRequest => ({
  storeId: 'shop',
  orderId: '41',
  paymentId: 'pay_1',
  total: { amount: 1999, currency: 'EUR' },
  captureMode: 'automatic',
  lines: [{ name: 'Shirt', quantity: 1, unitAmount: 1999 }],
  successUrl: 'https://shop.example/thanks',
  cancelUrl: 'https://shop.example/cart',
  expiresAt: null,
  mapped,
  idempotencyKey: 'k1',
  ...more,
});

function thrownBy(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    return toFailure(error);
  }
  throw new Error('Nothing was thrown.');
}

describe('the parameters of a Checkout Session', () => {
  it('carry the matching keys on the session and on the payment, whatever the mapping says', () => {
    const parameters = checkoutParameters(
      request({ metadata: { OrderID: '41', tillbridge_order: 'forged' } }),
    );
    const metadata = {
      OrderID: '41',
      tillbridge_store: 'shop',
      tillbridge_order: '41',
      tillbridge_payment: 'pay_1',
    };
    expect(parameters.metadata).toEqual(metadata);
    expect(parameters.payment_intent_data?.metadata).toEqual(metadata);
  });

  it('keep amount, currency and capture out of reach of a mapping', () => {
    const parameters = checkoutParameters(
      request(
        { session: { mode: 'setup', line_items: [] }, payment_intent: { capture_method: 'automatic' } },
        { captureMode: 'manual' },
      ),
    );
    expect(parameters).toMatchObject({
      mode: 'payment',
      line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 1999 } }],
      payment_intent_data: { capture_method: 'manual' },
    });
  });

  it('leave out a shipping block that Stripe would refuse', () => {
    const without = checkoutParameters(request({ shipping: { address: { line1: 'Main St 1' } } }));
    expect(without.payment_intent_data).not.toHaveProperty('shipping');
    const complete = checkoutParameters(
      request({ shipping: { name: 'Ada', address: { line1: 'Main St 1', line2: null, country: 'DE' } } }),
    );
    expect(complete.payment_intent_data?.shipping).toEqual({
      name: 'Ada',
      address: { line1: 'Main St 1', country: 'DE' },
    });
  });

  it.each([
    [{ metadata: { ['k'.repeat(41)]: 'x' } }, 'metadata.'],
    [{ metadata: { 'a[b]': 'x' } }, 'metadata.a[b]'],
    [{ metadata: { note: 'x'.repeat(501) } }, 'metadata.note'],
    [{ metadata: Object.fromEntries(Array.from({ length: 48 }, (_, n) => [`k${n}`, 'x'])) }, 'metadata'],
    [{ colour: 'red' }, 'colour'],
  ])('name the field that Stripe would not take: %#', (mapped, field) => {
    const failure = thrownBy(() => checkoutParameters(request(mapped)));
    expect(failure.failureClass).toBe('mapping');
    expect(failure.details['field']).toContain(field);
  });

  it('X-10: nothing in them depends on a constant currency', () => {
    for (const currency of ['JPY', 'KWD', 'ISK']) {
      const parameters = checkoutParameters(request({}, { total: { amount: 500, currency } }));
      expect(parameters.line_items?.[0]?.price_data?.currency).toBe(currency.toLowerCase());
    }
  });

  it.each([
    ['en-GB', 'en-GB'],
    ['de-AT', 'de'],
    ['pt_BR', 'pt-BR'],
    ['tlh', undefined],
    [undefined, undefined],
  ])('take the closest language of the page for %s', (locale, expected) => {
    expect(checkoutLocale(locale)).toBe(expected);
  });
});

it('the SDK is the pinned one, with the API version the readers were written for', () => {
  expect(Stripe.API_VERSION).toBe('2026-10-28.endive');
});
