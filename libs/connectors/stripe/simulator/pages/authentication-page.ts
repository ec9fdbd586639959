import { formatAmount } from '../money/currencies';
import type { StripeWorld } from '../world/world';
import { escapeHtml, page } from './layout';

/** The bank's 3-D Secure page. */
export function authenticationPage(world: StripeWorld, amount: number, currency: string): string {
  const merchant = escapeHtml(world.settings.account.name);
  const body = `<section class="card">
<h1>Your bank</h1>
<h2>Confirm this payment</h2>
<p>${merchant} asks for <strong>${escapeHtml(formatAmount(amount, currency))}</strong>. This is the 3-D Secure page of a test card.</p>
<form method="post" class="stack">
<button name="decision" value="complete">Complete authentication</button>
<button class="quiet" name="decision" value="fail">Fail authentication</button>
</form>
</section>`;
  return page('Confirm your payment', body).replace('<main>', '<main class="narrow">');
}
