import type { Connection } from '#connectors/kit/connection';
import { paymentConformance } from '#connectors/kit/conformance/payment-port.conformance';
import { openPaymentPort } from './payments/open-payment-port';
import { startStripe } from './simulator/testing/running-simulator';

const DECLINED = '4000000000000002';

paymentConformance('Stripe', async () => {
  const stripe = await startStripe({ balanceTransactionDelayMs: 0 });
  const { world } = stripe.simulator;
  const faults = stripe.server.faults('stripe');
  const connection: Connection = {
    id: 'stripe-eu',
    system: 'stripe',
    environment: 'sandbox',
    settings: { apiBase: stripe.url, timeoutMs: 2_000 },
    secrets: { secretKey: ['sk_test_51SandboxSandbox'] },
  };
  const made = { checkout: world.sessions, payment: world.paymentIntents, refund: world.refunds };
  return {
    port: openPaymentPort(connection),
    payCheckout: (id, how) => stripe.pay(id, how === 'declined' ? DECLINED : undefined),
    confirmPayment: async (id) => {
      await stripe.stripe.paymentIntents.confirm(id, {
        payment_method: 'pm_card_visa',
        return_url: 'https://shop.example',
      });
    },
    effects: (kind) => made[kind].values().length,
    loseNextAnswerAfterWrite: () => {
      // The SDK itself repeats once, with the same key, what a closed connection cut off.
      faults.add({ match: { method: 'POST' }, kind: 'drop-response', times: 2 });
    },
    failNextCall: () => {
      faults.add({ kind: 'html', times: 1 });
    },
    close: () => stripe.close(),
  };
});
