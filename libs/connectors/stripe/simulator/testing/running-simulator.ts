import Stripe from 'stripe';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { SimulatorServer } from '#connectors/kit/simulator/simulator-server';
import { startSimulatorServer } from '#connectors/kit/simulator/simulator-server';
import type { StripeSimulatorOptions } from '../world/settings';
import { createStripeSimulator, type StripeSimulator } from '../stripe-simulator';

export interface RunningSimulator {
  readonly simulator: StripeSimulator;
  readonly server: SimulatorServer;
  readonly clock: SimulatorClock;
  /** Stripe's own SDK, pointed at the simulator. */
  readonly stripe: Stripe;
  readonly url: string;
  readonly control: <T>(path: string, body?: object) => Promise<T>;
  pay(sessionId: string, card?: string, more?: object): Promise<void>;
  close(): Promise<void>;
}

/** A simulator of its own for one test file, with the pauses of the real world made short. */
export async function startStripe(options: StripeSimulatorOptions = {}): Promise<RunningSimulator> {
  const clock = options.clock ?? new SimulatorClock();
  const simulator = createStripeSimulator({
    searchLagMs: 0,
    webhookRetryDelaysMs: [5, 5, 5],
    ...options,
    clock,
  });
  const server = await startSimulatorServer([simulator], { clock });
  const url = server.url('stripe');
  const { hostname, port } = new URL(url);
  const stripe = new Stripe('sk_test_sandbox', {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const control = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${server.controlUrl}/_control${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    simulator,
    server,
    clock,
    stripe,
    url,
    control,
    pay: async (sessionId, card = '4242424242424242', more = {}) => {
      await control(`/stripe/sessions/${sessionId}/pay`, { card, ...more });
    },
    close: () => server.close(),
  };
}

export function sessionOf(
  amount: number,
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: amount, product_data: { name: 'Coffee' } } },
    ],
    success_url: 'https://shop.example/thanks?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://shop.example/cart',
    metadata: { order: '1001' },
    payment_intent_data: { metadata: { order: '1001' } },
    ...more,
  };
}
