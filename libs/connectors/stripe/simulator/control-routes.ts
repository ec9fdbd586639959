import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { renewNow } from './billing/subscriptions';
import { authenticateSession, paySession } from './checkout/pay-session';
import { book } from './money/balance';
import { closeDispute, escalateDispute, openDispute } from './payments/disputes';
import { createManualPayout, createPayout, failPayout } from './payments/payouts';
import { failRefund } from './payments/refunds';
import { CLOSING_REASONS, closeReview, openReview, warnOfFraud } from './payments/reviews';
import { findTestMethod, TEST_METHODS } from './payments/test-methods';
import { ApiError } from './protocol/api-error';
import { createWebhookEndpoint, rollSecret } from './world/webhook-endpoints';
import type { WebhookPublisher } from './world/webhook-publisher';
import type { StripeWorld } from './world/world';

const paySchema = z.strictObject({
  card: z.string().default('4242424242424242'),
  /** What the shopper does on the bank's page, where there is one. */
  authenticate: z.enum(['complete', 'fail', 'leave']).default('complete'),
  email: z.email().optional(),
  name: z.string().optional(),
});
const disputeSchema = z.strictObject({
  charge: z.string(),
  amount: z.int().positive().optional(),
  reason: z.string().optional(),
  inquiry: z.boolean().optional(),
});
const closeSchema = z.strictObject({ verdict: z.enum(['won', 'lost', 'warning_closed']) });
const chargeSchema = z.strictObject({ charge: z.string() });
const closeReviewSchema = z.strictObject({ reason: z.enum(CLOSING_REASONS) });
const warningSchema = chargeSchema.extend({ fraudType: z.string().default('made_with_stolen_card') });
const payoutSchema = z.strictObject({
  currency: z.string().toLowerCase().optional(),
  includePending: z.boolean().default(true),
  paidAfterMs: z.int().min(0).default(0),
});
const manualPayoutSchema = z.strictObject({
  currency: z.string().toLowerCase().optional(),
  amount: z.int().positive(),
  method: z.enum(['standard', 'instant']).default('standard'),
});
/** What Stripe itself does to the balance: a monthly fee, a reserve, a top-up. */
const movementSchema = z.strictObject({
  amount: z.int(),
  currency: z.string().toLowerCase().optional(),
  type: z.string(),
  reportingCategory: z.string(),
  source: z.string().nullable().default(null),
  description: z.string().nullable().default(null),
});
const endpointSchema = z.strictObject({
  url: z.url(),
  enabledEvents: z.array(z.string()).min(1).default(['*']),
  secret: z.string().startsWith('whsec_').optional(),
});
const rollSchema = z.strictObject({
  graceSeconds: z.int().min(0).max(86_400).default(86_400),
  secret: z.string().startsWith('whsec_').optional(),
});
const failSchema = z.strictObject({ code: z.string().optional() });

/** What only people, banks and time can do, on demand: below `/_control/stripe`. */
export function mountStripeControls(
  app: FastifyInstance,
  world: StripeWorld,
  publisher: WebhookPublisher,
): void {
  app.setErrorHandler((error, _, reply) => explain(error, reply));

  app.get('/test-methods', () => ({ items: TEST_METHODS }));

  app.post<{ Params: { id: string } }>('/sessions/:id/pay', (request) => {
    const { card, authenticate, ...shopper } = paySchema.parse(request.body ?? {});
    const method = findTestMethod(card);
    if (!method)
      throw new ApiError(400, { type: 'invalid_request_error', message: `No such test card: ${card}` });
    const attempt = paySession(world, request.params.id, method, shopper);
    if (attempt.intent?.status !== 'requires_action' || authenticate === 'leave') return attempt;
    return authenticateSession(world, request.params.id, authenticate === 'complete');
  });

  /** Its period is over now, whatever the calendar says. */
  app.post<{ Params: { id: string } }>('/subscriptions/:id/renew', (request) =>
    renewNow(world, request.params.id),
  );
  app.post('/disputes', (request) => {
    const { charge, ...rest } = disputeSchema.parse(request.body);
    return openDispute(world, charge, rest);
  });
  app.post<{ Params: { id: string } }>('/disputes/:id/close', (request) =>
    closeDispute(world, request.params.id, closeSchema.parse(request.body).verdict),
  );

  app.post<{ Params: { id: string } }>('/disputes/:id/escalate', (request) =>
    escalateDispute(world, request.params.id),
  );

  app.post('/reviews', (request) => openReview(world, chargeSchema.parse(request.body).charge, 'manual'));
  app.post<{ Params: { id: string } }>('/reviews/:id/close', (request) =>
    closeReview(world, request.params.id, closeReviewSchema.parse(request.body).reason),
  );
  app.post('/fraud-warnings', (request) => {
    const { charge, fraudType } = warningSchema.parse(request.body);
    return warnOfFraud(world, charge, fraudType);
  });

  app.post('/balance-movements', (request) => {
    const { currency = world.settings.settlementCurrencies[0], ...movement } = movementSchema.parse(
      request.body,
    );
    return book(world, { currency, ...movement, availableAfterDays: 0 });
  });
  app.post('/payouts/manual', (request) => {
    const {
      currency = world.settings.settlementCurrencies[0],
      amount,
      method,
    } = manualPayoutSchema.parse(request.body);
    const payout = createManualPayout(world, currency, amount, method);
    world.agenda.run();
    return world.payouts.get(payout.id);
  });
  app.post('/payouts', (request) => {
    const { currency = world.settings.settlementCurrencies[0], ...rest } = payoutSchema.parse(
      request.body ?? {},
    );
    const payout = createPayout(world, { currency, ...rest });
    world.agenda.run();
    return world.payouts.get(payout.id);
  });
  app.post<{ Params: { id: string } }>('/payouts/:id/fail', (request) =>
    failPayout(world, request.params.id, failSchema.parse(request.body ?? {}).code),
  );
  app.post<{ Params: { id: string } }>('/refunds/:id/fail', (request) => {
    failRefund(world, request.params.id, failSchema.parse(request.body ?? {}).code);
    return world.refunds.get(request.params.id) ?? {};
  });

  app.post('/webhook-endpoints', (request) => {
    const { secret, ...rest } = endpointSchema.parse(request.body);
    return createWebhookEndpoint(world, { ...rest, ...(secret !== undefined && { secret }) });
  });
  app.post<{ Params: { id: string } }>('/webhook-endpoints/:id/roll', (request) => {
    const { graceSeconds, secret } = rollSchema.parse(request.body ?? {});
    return { secret: rollSecret(world, request.params.id, graceSeconds, secret) };
  });
  app.post<{ Params: { id: string } }>('/events/:id/resend', (request, reply) => {
    const event = world.events.events.get(request.params.id);
    if (!event) return reply.code(404).send({ message: 'No such event.' });
    publisher.resend(event);
    return { resent: event.id };
  });
  app.get<{ Querystring: { key?: string } }>('/effects', ({ query }) => {
    const items = world.effects.list().filter(({ key }) => query.key === undefined || key === query.key);
    return { times: items.length, items };
  });
  app.get('/webhook-attempts', () => ({ items: publisher.sender.attempts() }));
}

function explain(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof z.ZodError) return reply.code(422).send({ errors: error.issues });
  if (error instanceof ApiError)
    return reply.code(error.status).send({ message: error.message, code: error.body.code });
  return reply.code(500).send({ message: error instanceof Error ? error.message : String(error) });
}
