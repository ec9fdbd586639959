import type { BillingDetails, Metadata, Shipping } from './common';

export interface CardDetails {
  amount_authorized: number | null;
  authorization_code: string | null;
  brand: string;
  capture_before?: number;
  checks: { address_line1_check: null; address_postal_code_check: null; cvc_check: string };
  country: string;
  electronic_commerce_indicator: null;
  exp_month: number;
  exp_year: number;
  extended_authorization: { status: 'disabled' };
  fingerprint: string;
  funding: string;
  incremental_authorization: { status: 'unavailable' };
  installments: null;
  last4: string;
  mandate: null;
  multicapture: { status: 'available' | 'unavailable' };
  network: string;
  network_token: { used: false };
  network_transaction_id: string | null;
  overcapture: { maximum_amount_capturable: number; status: 'unavailable' };
  regulated_status: 'unregulated';
  three_d_secure: ThreeDSecure | null;
  transaction_link_id: null;
  wallet: null;
}

export interface ThreeDSecure {
  authentication_flow: 'challenge';
  electronic_commerce_indicator: string;
  exemption_indicator: null;
  result: 'authenticated' | 'failed';
  result_reason: string | null;
  transaction_id: string;
  version: string;
}

export interface SepaDebitDetails {
  bank_code: string;
  branch_code: null;
  country: string;
  fingerprint: string;
  last4: string;
  mandate: string;
}

export interface KlarnaDetails {
  payer_details: { address: { country: string } };
  payment_method_category: 'pay_later';
  preferred_locale: string;
}

export interface PaypalDetails {
  country: string;
  payer_email: string;
  payer_id: string;
  payer_name: string;
  seller_protection: { dispute_categories: string[]; status: 'eligible' };
  transaction_id: string;
}

export interface ChargeOutcome {
  advice_code: string | null;
  network_advice_code: string | null;
  network_decline_code: string | null;
  network_status: string;
  reason: string | null;
  risk_level: 'normal' | 'elevated' | 'not_assessed';
  risk_score?: number;
  seller_message: string;
  type: 'authorized' | 'manual_review' | 'issuer_declined';
}

export interface ChargeObject {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  application: null;
  application_fee: null;
  application_fee_amount: null;
  balance_transaction: string | null;
  billing_details: BillingDetails;
  calculated_statement_descriptor: string | null;
  captured: boolean;
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_balance_transaction: string | null;
  failure_code: string | null;
  failure_message: string | null;
  fraud_details: Record<string, never>;
  livemode: false;
  metadata: Metadata;
  on_behalf_of: null;
  outcome: ChargeOutcome | null;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details:
    | { type: 'card'; card: CardDetails }
    | { type: 'sepa_debit'; sepa_debit: SepaDebitDetails }
    | { type: 'klarna'; klarna: KlarnaDetails }
    | { type: 'paypal'; paypal: PaypalDetails };
  radar_options: Record<string, never>;
  receipt_email: string | null;
  receipt_number: null;
  receipt_url: string | null;
  refunded: boolean;
  review: string | null;
  shipping: Shipping | null;
  source: null;
  source_transfer: null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: 'succeeded' | 'pending' | 'failed';
  transfer_data: null;
  transfer_group: string | null;
}
