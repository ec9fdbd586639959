import type { Metadata } from './common';

/** Of an amount, not of lines. */
export interface CreditNoteObject {
  id: string;
  object: 'credit_note';
  amount: number;
  amount_shipping: number;
  created: number;
  currency: string;
  customer: string;
  customer_account: string | null;
  customer_balance_transaction: string | null;
  discount_amount: number;
  discount_amounts: never[];
  effective_at: number | null;
  invoice: string;
  lines: { object: 'list'; data: never[]; has_more: boolean; url: string };
  livemode: boolean;
  memo: string | null;
  metadata: Metadata;
  number: string;
  out_of_band_amount: number | null;
  pdf: string;
  post_payment_amount: number;
  pre_payment_amount: number;
  pretax_credit_amounts: never[];
  reason: string | null;
  refunds: Array<{ amount_refunded: number; payment_record_refund: null; refund: string; type: 'refund' }>;
  shipping_cost: null;
  status: 'issued' | 'void';
  subtotal: number;
  subtotal_excluding_tax: number | null;
  total: number;
  total_excluding_tax: number | null;
  total_taxes: never[];
  type: 'pre_payment' | 'post_payment' | 'mixed';
  voided_at: number | null;
}
