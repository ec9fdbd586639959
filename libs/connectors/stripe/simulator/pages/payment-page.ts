import { formatAmount } from '../money/currencies';
import type { CheckoutSessionObject, LineItemObject } from '../objects/checkout-session';
import type { TestMethod } from '../payments/test-methods';
import { TEST_METHODS } from '../payments/test-methods';
import type { StripeWorld } from '../world/world';
import { escapeHtml, page } from './layout';

/** The hosted page: what is bought, for how much, and a form for test cards. */
export function paymentPage(world: StripeWorld, session: CheckoutSessionObject, problem?: string): string {
  const merchant = world.settings.account.name;
  const total = formatAmount(session.amount_total, session.currency);
  const lines = world.sessionDetails.get(session.id)?.lineItems ?? [];
  const body = `${summary(merchant, total, lines, session)}${form(world, session, total, problem)}`;
  return page(`Pay ${merchant}`, body).replace('<main>', '<main class="two">');
}

function summary(
  merchant: string,
  total: string,
  lines: readonly LineItemObject[],
  session: CheckoutSessionObject,
): string {
  const back =
    session.cancel_url === null
      ? ''
      : `<p><a href="${escapeHtml(session.cancel_url)}">&larr; Back to the shop</a></p>`;
  return `<section aria-label="Order">
${back}
<h1>Pay ${escapeHtml(merchant)}</h1>
<p class="total" data-testid="total">${escapeHtml(total)}</p>
<ul class="lines">${lines.map(line).join('')}</ul>
</section>`;
}

function line(item: LineItemObject): string {
  const quantity = item.quantity > 1 ? `<small>Quantity ${item.quantity}</small>` : '';
  return `<li><span>${escapeHtml(item.description)}${quantity}</span><span>${escapeHtml(formatAmount(item.amount_total, item.currency))}</span></li>`;
}

function form(
  world: StripeWorld,
  session: CheckoutSessionObject,
  total: string,
  problem: string | undefined,
): string {
  const message = problem ?? lastProblem(world, session);
  const error = message === undefined ? '' : `<p class="error" role="alert">${escapeHtml(message)}</p>`;
  const email = escapeHtml(session.customer_email ?? session.customer_details?.email ?? '');
  const methods = TEST_METHODS.filter((method) => session.payment_method_types.includes(method.type));
  const year = (world.clock.now().getUTCFullYear() + 4) % 100;
  return `<section class="card" aria-label="Payment">
<h2>Pay with card</h2>
${error}
<form method="post">
<div class="field"><label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="email" value="${email}" placeholder="you@example.com"></div>
<div class="field"><label for="number">Card number or IBAN</label>
<input id="number" name="number" inputmode="text" autocomplete="off" value="4242 4242 4242 4242" aria-describedby="number-hint" required>
<span class="hint" id="number-hint">Only test numbers work here.</span></div>
<div class="pair">
<div class="field"><label for="expiry">Expiry</label><input id="expiry" name="expiry" value="12 / ${year}" autocomplete="off"></div>
<div class="field"><label for="cvc">CVC</label><input id="cvc" name="cvc" value="123" autocomplete="off"></div>
</div>
<div class="field"><label for="name">Cardholder name</label><input id="name" name="name" autocomplete="off" value="Sandbox Shopper"></div>
<button type="submit">Pay ${escapeHtml(total)}</button>
</form>
<details open><summary>Test cards and accounts</summary>
<ul class="methods">${methods.map(choice).join('')}</ul></details>
</section>`;
}

/** A button that pays with this very method, so that no number need be typed. */
function choice(method: TestMethod): string {
  return `<li><form method="post"><button class="quiet" name="number" value="${method.number}"><span>${escapeHtml(method.label)}</span><code>${method.number}</code></button></form></li>`;
}

function lastProblem(world: StripeWorld, session: CheckoutSessionObject): string | undefined {
  const intent =
    session.payment_intent === null ? undefined : world.paymentIntents.get(session.payment_intent);
  const error = intent?.last_payment_error;
  return error ? `${error.message} Please try another card.` : undefined;
}
