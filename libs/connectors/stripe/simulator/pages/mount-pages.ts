import type { FastifyInstance } from 'fastify';
import type { CheckoutSessionObject } from '../objects/checkout-session';
import { authenticateSession, paySession } from '../checkout/pay-session';
import { finishAuthentication } from '../payments/confirm-payment';
import { findTestMethod } from '../payments/test-methods';
import { parseForm } from '../protocol/form';
import type { StripeWorld } from '../world/world';
import { authenticationPage } from './authentication-page';
import { endedPage } from './ended-page';
import { paymentPage } from './payment-page';

interface SessionPath {
  Params: { id: string };
}

const HTML = 'text/html; charset=utf-8';

/** What the shopper's browser sees. Every form answers with 303, so that reloading never pays twice. */
export function mountPages(app: FastifyInstance, world: StripeWorld): void {
  app.get<SessionPath>('/c/pay/:id', (request, reply) => {
    const session = world.sessions.get(request.params.id);
    if (!session)
      return reply
        .code(404)
        .type(HTML)
        .send(endedPage('Page not found', 'This payment page does not exist.'));
    const next = nextStop(world, session);
    if (next !== undefined) return reply.redirect(next, 303);
    if (session.status !== 'open') return reply.type(HTML).send(endedOf(session));
    return reply.type(HTML).send(paymentPage(world, session));
  });

  app.post<SessionPath>('/c/pay/:id', (request, reply) => {
    const { id } = request.params;
    const form = parseForm(typeof request.body === 'string' ? request.body : '');
    const session = world.sessions.get(id);
    if (!session || session.status !== 'open') return reply.redirect(`/c/pay/${id}`, 303);
    const method = findTestMethod(textOf(form['number']));
    if (!method || !session.payment_method_types.includes(method.type)) {
      const message = 'This is not a test card that we know. Choose one from the list.';
      return reply
        .code(400)
        .type(HTML)
        .send(paymentPage(world, session, message));
    }
    const email = textOf(form['email']);
    const name = textOf(form['name']);
    const { session: after, intent } = paySession(world, id, method, {
      ...(email !== '' && { email }),
      ...(name !== '' && { name }),
    });
    if (intent?.status === 'requires_action') return reply.redirect(`/c/pay/${id}/authenticate`, 303);
    return reply.redirect(nextStop(world, after) ?? `/c/pay/${id}`, 303);
  });

  app.get<SessionPath>('/c/pay/:id/authenticate', (request, reply) => {
    const { id } = request.params;
    const session = world.sessions.get(id);
    const intent = session?.payment_intent ? world.paymentIntents.get(session.payment_intent) : undefined;
    if (!session || intent?.status !== 'requires_action') return reply.redirect(`/c/pay/${id}`, 303);
    return reply.type(HTML).send(authenticationPage(world, session.amount_total, session.currency));
  });

  app.post<SessionPath>('/c/pay/:id/authenticate', (request, reply) => {
    const { id } = request.params;
    const session = world.sessions.get(id);
    const intent = session?.payment_intent ? world.paymentIntents.get(session.payment_intent) : undefined;
    if (!session || intent?.status !== 'requires_action') return reply.redirect(`/c/pay/${id}`, 303);
    const { session: after } = authenticateSession(world, id, isApproved(request.body));
    return reply.redirect(nextStop(world, after) ?? `/c/pay/${id}`, 303);
  });

  mountIntentAuthentication(app, world);
}

/** The bank's page of a PaymentIntent that was confirmed without Checkout. */
function mountIntentAuthentication(app: FastifyInstance, world: StripeWorld): void {
  app.get<SessionPath>('/authenticate/:id', (request, reply) => {
    const intent = world.paymentIntents.get(request.params.id);
    if (intent?.status !== 'requires_action') {
      return reply
        .code(404)
        .type(HTML)
        .send(endedPage('Nothing to confirm', 'This payment does not wait for you.'));
    }
    return reply.type(HTML).send(authenticationPage(world, intent.amount, intent.currency));
  });
  app.post<SessionPath>('/authenticate/:id', (request, reply) => {
    const intent = world.paymentIntents.get(request.params.id);
    if (intent?.status !== 'requires_action')
      return reply.redirect(`/authenticate/${request.params.id}`, 303);
    const returnUrl = intent.next_action?.redirect_to_url?.return_url;
    finishAuthentication(world, intent, isApproved(request.body));
    if (!returnUrl) return reply.type(HTML).send(endedPage('Thank you', 'You can close this page.'));
    const target = new URL(returnUrl);
    target.searchParams.set('payment_intent', intent.id);
    target.searchParams.set('redirect_status', isApproved(request.body) ? 'succeeded' : 'failed');
    return reply.redirect(target.href, 303);
  });
}

/** Where a session that is over sends its shopper. */
function nextStop(world: StripeWorld, session: CheckoutSessionObject): string | undefined {
  if (session.status !== 'complete' || session.success_url === null) return undefined;
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function endedOf(session: CheckoutSessionObject): string {
  return session.status === 'expired'
    ? endedPage(
        'This payment page has expired',
        'Please go back to the shop and start again.',
        session.cancel_url,
      )
    : endedPage('You are all done here', 'This order has been paid.');
}

function isApproved(body: unknown): boolean {
  return typeof body === 'string' && parseForm(body)['decision'] === 'complete';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
