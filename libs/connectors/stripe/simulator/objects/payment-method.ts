import type { BillingDetails, Metadata } from './common';

interface PaymentMethodBase {
  id: string;
  object: 'payment_method';
  allow_redisplay: 'unspecified' | 'limited';
  billing_details: BillingDetails;
  created: number;
  customer: string | null;
  customer_account: null;
  livemode: false;
  metadata: Metadata;
}

export interface CardPaymentMethod extends PaymentMethodBase {
  type: 'card';
  card: {
    brand: string;
    checks: { address_line1_check: null; address_postal_code_check: null; cvc_check: string };
    country: string;
    display_brand: string;
    exp_month: number;
    exp_year: number;
    fingerprint: string;
    funding: string;
    generated_from: null;
    last4: string;
    networks: { available: string[]; preferred: null };
    regulated_status: 'unregulated';
    three_d_secure_usage: { supported: boolean };
    wallet: null;
  };
}

export interface SepaDebitPaymentMethod extends PaymentMethodBase {
  type: 'sepa_debit';
  sepa_debit: {
    bank_code: string;
    branch_code: null;
    country: string;
    fingerprint: string;
    generated_from: null;
    last4: string;
  };
}

export interface KlarnaPaymentMethod extends PaymentMethodBase {
  type: 'klarna';
  klarna: { dob: null };
}

export interface PaypalPaymentMethod extends PaymentMethodBase {
  type: 'paypal';
  paypal: { country: string; payer_email: string; payer_id: string };
}

export type PaymentMethodObject =
  CardPaymentMethod | SepaDebitPaymentMethod | KlarnaPaymentMethod | PaypalPaymentMethod;
