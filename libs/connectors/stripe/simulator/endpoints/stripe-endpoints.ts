import type { Endpoint } from '../protocol/endpoint';
import { accountEndpoints } from './account';
import { balanceEndpoints } from './balance';
import { billingEndpoints } from './billing';
import { chargeEndpoints } from './charges';
import { checkoutSessionEndpoints } from './checkout-sessions';
import { customerEndpoints } from './customers';
import { disputeEndpoints } from './disputes';
import { eventEndpoints } from './events';
import { paymentIntentQueries } from './payment-intent-queries';
import { paymentIntentEndpoints } from './payment-intents';
import { payoutEndpoints } from './payouts';
import { refundEndpoints } from './refunds';
import { reviewEndpoints } from './reviews';
import { webhookEndpointEndpoints } from './webhook-endpoints';

/** Stripe's API as far as it is simulated. */
export const STRIPE_ENDPOINTS: readonly Endpoint[] = [
  ...accountEndpoints,
  ...balanceEndpoints,
  ...billingEndpoints,
  ...chargeEndpoints,
  ...checkoutSessionEndpoints,
  ...customerEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
  ...paymentIntentQueries,
  ...paymentIntentEndpoints,
  ...payoutEndpoints,
  ...refundEndpoints,
  ...reviewEndpoints,
  ...webhookEndpointEndpoints,
];
