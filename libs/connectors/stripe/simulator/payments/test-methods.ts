/** What a test method does when it is charged. */
export type TestBehaviour =
  | { readonly kind: 'success' }
  | {
      readonly kind: 'decline';
      readonly code: string;
      readonly declineCode?: string;
      readonly message: string;
    }
  | { readonly kind: 'authenticate'; readonly then: 'success' | 'decline' }
  | { readonly kind: 'dispute'; readonly reason: string }
  | { readonly kind: 'review' }
  | { readonly kind: 'fraud-warning'; readonly fraudType: string }
  | { readonly kind: 'refund-later'; readonly outcome: 'succeeded' | 'failed' }
  | { readonly kind: 'bank-debit'; readonly verdict: 'succeeded' | 'failed' };

export interface TestMethod {
  /** Card number or IBAN; of a wallet without either, its name. */
  readonly number: string;
  /** The ready-made PaymentMethod's name, as in `payment_method: 'pm_card_visa'`. */
  readonly token: string;
  readonly type: 'card' | 'sepa_debit' | 'klarna' | 'paypal';
  readonly brand: string;
  readonly label: string;
  readonly behaviour: TestBehaviour;
  /** A card whose issuer lets one authorisation be captured once only. */
  readonly singleCapture?: true;
}

const SUCCESS: TestBehaviour = { kind: 'success' };

const declined = (declineCode: string): TestBehaviour => ({
  kind: 'decline',
  code: 'card_declined',
  declineCode,
  message:
    declineCode === 'insufficient_funds' ? 'Your card has insufficient funds.' : 'Your card was declined.',
});

const refused = (code: string, message: string): TestBehaviour => ({ kind: 'decline', code, message });

const card = (
  number: string,
  token: string,
  label: string,
  behaviour: TestBehaviour,
  brand = 'visa',
): TestMethod => ({
  number,
  token,
  type: 'card',
  brand,
  label,
  behaviour,
});

const iban = (number: string, token: string, label: string, verdict: 'succeeded' | 'failed'): TestMethod => ({
  number,
  token,
  type: 'sepa_debit',
  brand: 'sepa_debit',
  label,
  behaviour: { kind: 'bank-debit', verdict },
});

const wallet = (type: 'klarna' | 'paypal', token: string, label: string): TestMethod => ({
  number: type,
  token,
  type,
  brand: type,
  label,
  behaviour: SUCCESS,
});

/** The test methods that Stripe documents, as far as this simulator plays them. */
export const TEST_METHODS: readonly TestMethod[] = [
  card('4242424242424242', 'pm_card_visa', 'Succeeds', SUCCESS),
  card('5555555555554444', 'pm_card_mastercard', 'Succeeds (Mastercard)', SUCCESS, 'mastercard'),
  {
    ...card(
      '4000008400000076',
      'pm_card_credit_disableEnterpriseCardFeatures',
      'Succeeds, can be captured once only',
      SUCCESS,
    ),
    singleCapture: true,
  },
  card('378282246310005', 'pm_card_amex', 'Succeeds (American Express)', SUCCESS, 'amex'),
  card('4000000000000002', 'pm_card_visa_chargeDeclined', 'Declined', declined('generic_decline')),
  card(
    '4000000000009995',
    'pm_card_visa_chargeDeclinedInsufficientFunds',
    'Insufficient funds',
    declined('insufficient_funds'),
  ),
  card('4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', 'Lost card', declined('lost_card')),
  card('4000000000009979', 'pm_card_visa_chargeDeclinedStolenCard', 'Stolen card', declined('stolen_card')),
  card(
    '4000000000000069',
    'pm_card_chargeDeclinedExpiredCard',
    'Expired card',
    refused('expired_card', 'Your card has expired.'),
  ),
  card(
    '4000000000000127',
    'pm_card_chargeDeclinedIncorrectCvc',
    'Incorrect CVC',
    refused('incorrect_cvc', "Your card's security code is incorrect."),
  ),
  card(
    '4000000000000119',
    'pm_card_chargeDeclinedProcessingError',
    'Processing error',
    refused('processing_error', 'An error occurred while processing your card. Try again in a little bit.'),
  ),
  card('4000002500003155', 'pm_card_authenticationRequiredOnSetup', '3-D Secure', {
    kind: 'authenticate',
    then: 'success',
  }),
  card('4000002760003184', 'pm_card_authenticationRequired', '3-D Secure, always', {
    kind: 'authenticate',
    then: 'success',
  }),
  card('4000008400001629', 'pm_card_threeDSecureRequiredChargeDeclined', '3-D Secure, then declined', {
    kind: 'authenticate',
    then: 'decline',
  }),
  card('4000000000000259', 'pm_card_createDispute', 'Disputed as fraudulent', {
    kind: 'dispute',
    reason: 'fraudulent',
  }),
  card('4000000000009235', 'pm_card_riskLevelElevated', 'Elevated risk, put under review', {
    kind: 'review',
  }),
  card('4000000000005423', 'pm_card_createDisputeEarlyFraudWarning', 'Early fraud warning', {
    kind: 'fraud-warning',
    fraudType: 'made_with_stolen_card',
  }),
  card('4000000000007726', 'pm_card_pendingRefund', 'Refund stays pending for a while', {
    kind: 'refund-later',
    outcome: 'succeeded',
  }),
  card('4000000000005126', 'pm_card_refundFail', 'Refund fails later', {
    kind: 'refund-later',
    outcome: 'failed',
  }),
  iban('AT611904300234573201', 'pm_sepaDebit_success', 'Bank debit succeeds later', 'succeeded'),
  iban('AT861904300235473202', 'pm_sepaDebit_failure', 'Bank debit fails later', 'failed'),
  wallet('klarna', 'pm_klarna', 'Klarna; refunds take a while'),
  wallet('paypal', 'pm_paypal', 'PayPal'),
];

/** By number (spaces do not matter) or by token. */
export function findTestMethod(numberOrToken: string): TestMethod | undefined {
  const plain = numberOrToken.replace(/[\s-]/g, '');
  return TEST_METHODS.find((method) => method.number === plain || method.token === numberOrToken);
}
