import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ErrorAnswer, Simulator } from '#connectors/kit/simulator/simulator';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { WebhookFaults } from '#connectors/kit/simulator/webhook-faults';
import { mountStripeControls } from './control-routes';
import { STRIPE_ENDPOINTS } from './endpoints/stripe-endpoints';
import { mountPages } from './pages/mount-pages';
import { startPayoutSchedule } from './payments/payout-schedule';
import { errorEnvelope } from './protocol/api-error';
import { ApiServer } from './protocol/api-server';
import { newId } from './world/ids';
import { expansionSource } from './world/includables';
import { scheduleWork } from './world/scheduled-work';
import type { StripeSettings, StripeSimulatorOptions } from './world/settings';
import { DEFAULT_SETTINGS } from './world/settings';
import { createWebhookEndpoint } from './world/webhook-endpoints';
import { WebhookPublisher } from './world/webhook-publisher';
import { StripeWorld } from './world/world';

/** Stripe as far as the product calls it: the API, the hosted payment page, signed webhooks. */
export class StripeSimulator implements Simulator {
  readonly name = 'stripe';
  readonly webhookFaults = new WebhookFaults();
  /** For tests in the same process. */
  readonly world: StripeWorld;
  private readonly publisher: WebhookPublisher;

  constructor(
    settings: StripeSettings,
    clock: SimulatorClock,
    private readonly store: SimulatorStore,
    private readonly publicUrl: string | undefined,
  ) {
    this.world = new StripeWorld(store, clock, settings);
    this.publisher = new WebhookPublisher(this.world, this.webhookFaults);
    this.world.events.onEvent((event) => this.publisher.publish(event));
    scheduleWork(this.world);
    this.addPresetEndpoints();
    this.publisher.resume();
    startPayoutSchedule(this.world);
    this.world.agenda.run();
  }

  register(app: FastifyInstance): void {
    const publicUrl = (request: FastifyRequest): string =>
      this.publicUrl ?? `${request.protocol}://${request.host}`;
    new ApiServer(this.world, expansionSource(this.world), publicUrl).register(app, STRIPE_ENDPOINTS);
    mountPages(app, this.world);
  }

  control(app: FastifyInstance): void {
    mountStripeControls(app, this.world, this.publisher);
  }

  state(): unknown {
    const { world } = this;
    return {
      effects: world.effects.list(),
      sessions: world.sessions.values(),
      paymentIntents: world.paymentIntents.values(),
      charges: world.charges.values(),
      refunds: world.refunds.values(),
      disputes: world.disputes.values(),
      payouts: world.payouts.values(),
      balanceTransactions: world.balanceTransactions.values().map((row) => world.current(row)),
      customers: world.customers.values(),
      events: world.events.events.size,
      deliveries: this.publisher.sender.attempts(),
    };
  }

  reset(): void {
    this.publisher.sender.reset();
    this.store.clear();
    this.addPresetEndpoints();
    startPayoutSchedule(this.world);
  }

  errorAnswer(status: number, code: string | undefined): ErrorAnswer {
    const requestId = newId.request();
    const limited = status === 429;
    const message = limited ? 'Request rate limit exceeded.' : 'An unknown error occurred.';
    const body = errorEnvelope(
      {
        type: status < 500 ? 'invalid_request_error' : 'api_error',
        message,
        ...((code !== undefined || limited) && { code: code ?? 'rate_limit' }),
      },
      requestId,
    );
    const reason = limited && code !== 'lock_timeout' && { 'stripe-rate-limited-reason': 'global-rate' };
    return { body, headers: { 'request-id': requestId, ...reason } };
  }

  async close(): Promise<void> {
    this.world.agenda.close();
    await this.publisher.sender.close();
    this.store.close();
  }

  private addPresetEndpoints(): void {
    for (const { url, secret, enabledEvents = ['*'] } of this.world.settings.webhookEndpoints) {
      const known = this.world.webhookEndpoints.find((endpoint) => endpoint.url === url);
      if (known) this.world.signingSecrets.set(known.id, { secrets: [{ value: secret, expiresAt: null }] });
      else createWebhookEndpoint(this.world, { url, secret, enabledEvents });
    }
  }
}

export function createStripeSimulator(options: StripeSimulatorOptions = {}): StripeSimulator {
  const { clock = new SimulatorClock(), directory, publicUrl, ...settings } = options;
  const store = new SimulatorStore({ name: 'stripe', directory });
  return new StripeSimulator({ ...DEFAULT_SETTINGS, ...settings }, clock, store, publicUrl);
}
