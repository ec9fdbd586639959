/** What the provider tells, as far as the state of a payment depends on it. */
interface Amount {
  readonly amount: number;
  readonly currency: string;
}

export interface ToldPayment {
  readonly state:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'processing'
    | 'authorized'
    | 'succeeded'
    | 'canceled'
    | 'unknown';
  readonly amount: Amount;
  readonly capturable: Amount;
  readonly captured: Amount;
  readonly chargeId: string | null;
  readonly captureBefore: Date | null;
  readonly method: PaymentMethod | null;
  readonly failure: PaymentFailure | null;
  readonly cancellationReason: string | null;
}

export interface PaymentMethod {
  readonly type: string;
  readonly brand: string | null;
  readonly last4: string | null;
}

export interface PaymentFailure {
  readonly code: string;
  readonly declineCode: string | null;
  readonly message: string;
}

export interface ToldCheckout {
  readonly state: 'open' | 'complete' | 'expired';
}

export type ToldRefundState = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled' | 'unknown';
