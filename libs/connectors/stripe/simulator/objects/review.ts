/** A request to a person to look at a payment. */
export interface ReviewObject {
  id: string;
  object: 'review';
  billing_zip: null;
  charge: string | null;
  closed_reason: string | null;
  created: number;
  ip_address: null;
  ip_address_location: null;
  livemode: false;
  open: boolean;
  opened_reason: 'rule' | 'manual';
  payment_intent: string;
  /** The reason it is open for, or was closed with. */
  reason: string;
  session: null;
}

/** What a card network says of a charge before anybody disputes it. */
export interface EarlyFraudWarningObject {
  id: string;
  object: 'radar.early_fraud_warning';
  actionable: boolean;
  charge: string;
  created: number;
  fraud_type: string;
  livemode: false;
  payment_intent: string;
}
