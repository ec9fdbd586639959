/**
 * Fields that the simulator sends on purpose although the samples of 2026-07 do not show them: they belong to the version
 * the pinned SDK speaks.
 */
export const FIELDS_BEYOND_THE_SAMPLE: Readonly<Record<string, readonly string[]>> = {
  // "allowed_payment_method_types on PaymentIntent/SetupIntent" came with dahlia 2026-07-29, for sessions with endive.
  'checkout.session': ['allowed_payment_method_types'],
  payment_intent: ['allowed_payment_method_types', 'payment_record'],
  charge: ['radar_options'],
  dispute: ['intended_submission_method'],
  // Optional: left out of the samples, sent for every charge that has one.
  review: ['payment_intent'],
  'radar.early_fraud_warning': ['payment_intent'],
  account: ['groups'],
};

/** Fields of the samples that the simulator leaves out, because Stripe sends them only on request or for Connect. */
export const FIELDS_LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  // Shown only when expanded.
  charge: ['refunds'],
  // Moved to `parent.subscription_details` with basil; the sample still shows the former place.
  invoice: ['subscription'],
  // Only of platforms.
  balance: ['connect_reserved'],
};
