import { escapeHtml, page } from '../html/layout';
import type { OpenSystem } from '../outside-world/outside-world';

/** What is simulated, where it listens, and what one can do with it. */
export function homePage(systems: readonly OpenSystem[], hostname: string, now: Date): string {
  const cards = systems.map(
    ({ name, title, port }) => `<section class="card"><h2>${escapeHtml(title)}</h2>
<p class="hint">Listens on <code>http://${escapeHtml(hostname)}:${port}</code></p>
<p><a href="/_control/${name}/state">State and effects</a> · <a href="/_control/${name}/requests">Requests</a> · <a href="/_control/${name}/faults">Faults</a></p></section>`,
  );
  const things = `<section class="card"><h2>Try it</h2>
<p>Place an order in the <a href="/shop">shop</a>, pay it on the page its link leads to, and read the <a href="/mail">mails</a> that were sent.
Then let Stripe pay out and the <a href="/bank">bank</a> write its statement.</p>
<p class="hint">The simulated clock says ${escapeHtml(now.toISOString())}. Nothing here is real: no money, no mail, no customers.</p></section>`;
  return page('The outside world, simulated', `${things}<div class="grid">${cards.join('')}</div>`);
}
