import { createHash } from 'node:crypto';
import type { BillingDetails } from '../objects/common';
import type { PaymentMethodObject } from '../objects/payment-method';
import { noSuch } from '../protocol/api-error';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';
import type { TestMethod } from './test-methods';
import { findTestMethod } from './test-methods';

export const NO_BILLING_DETAILS: BillingDetails = {
  address: null,
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

const PAYPAL_PAYER = 'SANDBOXPAYER1';

/** A new PaymentMethod made of a test card, test account or wallet. */
export function createPaymentMethod(
  world: StripeWorld,
  method: TestMethod,
  billing: Partial<BillingDetails> = {},
): PaymentMethodObject {
  const base = {
    id: newId.paymentMethod(),
    object: 'payment_method' as const,
    allow_redisplay: 'unspecified' as const,
    billing_details: { ...NO_BILLING_DETAILS, ...billing },
    created: world.now,
    customer: null,
    customer_account: null,
    livemode: false as const,
    metadata: {},
  };
  const fingerprint = fingerprintOf(method.number);
  const last4 = method.number.slice(-4);
  world.methodOrigins.set(base.id, { number: method.number });
  if (method.type === 'sepa_debit') {
    const sepa_debit = {
      bank_code: '19043',
      branch_code: null,
      country: 'AT',
      fingerprint,
      generated_from: null,
      last4,
    };
    return world.paymentMethods.set(base.id, { ...base, type: 'sepa_debit', sepa_debit });
  }
  if (method.type === 'klarna') {
    return world.paymentMethods.set(base.id, { ...base, type: 'klarna', klarna: { dob: null } });
  }
  if (method.type === 'paypal') {
    const paypal = { country: 'DE', payer_email: 'shopper@example.com', payer_id: PAYPAL_PAYER };
    return world.paymentMethods.set(base.id, { ...base, type: 'paypal', paypal });
  }
  return world.paymentMethods.set(base.id, {
    ...base,
    type: 'card',
    card: {
      brand: method.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: method.brand,
      exp_month: 12,
      exp_year: expiryYear(world),
      fingerprint,
      funding: 'credit',
      generated_from: null,
      last4,
      networks: { available: [method.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  });
}

/** A PaymentMethod by id, or a fresh one for a ready-made name such as `pm_card_visa`. */
export function resolvePaymentMethod(world: StripeWorld, idOrToken: string): PaymentMethodObject {
  const existing = world.paymentMethods.get(idOrToken);
  if (existing) return existing;
  const method = findTestMethod(idOrToken);
  if (!method || method.token !== idOrToken) throw noSuch('PaymentMethod', idOrToken, 'payment_method', 400);
  return createPaymentMethod(world, method);
}

/** How this PaymentMethod behaves. */
export function testMethodOf(world: StripeWorld, paymentMethodId: string): TestMethod {
  const origin = world.methodOrigins.get(paymentMethodId);
  const method = origin && findTestMethod(origin.number);
  if (!method) throw noSuch('PaymentMethod', paymentMethodId, 'payment_method', 400);
  return method;
}

function fingerprintOf(number: string): string {
  return createHash('sha256').update(number).digest('base64url').slice(0, 16);
}

function expiryYear(world: StripeWorld): number {
  return world.clock.now().getUTCFullYear() + 4;
}
