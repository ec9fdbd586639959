import type { PayoutObject } from '#connectors/stripe/simulator/objects/money-movements';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import { escapeHtml, page } from '../html/layout';
import { dayOf, NAMINGS, type Naming } from './bank-line';
import type { BankStatement } from './statement';

const RECENT = 25;
const NAMING_TEXTS: Readonly<Record<Naming, string>> = {
  'trace-id': 'with the trace id: found by itself',
  descriptor: 'with the name of Stripe only: found by name, amount and day',
  nothing: 'with nothing that helps: a person matches it',
};

export interface BankView {
  readonly payouts: readonly PayoutObject[];
  readonly statements: readonly BankStatement[];
  readonly currencies: readonly string[];
  /** Why the last wish was not granted. */
  readonly note: string | undefined;
}

export function bankPage({ payouts, statements, currencies, note }: BankView): string {
  const said = note === undefined ? '' : `<p class="card" role="status">${escapeHtml(note)}</p>`;
  return page(
    'Bank and payouts',
    said +
      payOutForm(currencies) +
      payoutTable(payouts) +
      statementForm(currencies) +
      statementTable(statements),
  );
}

const shown = (amount: number, currency: string): string =>
  escapeHtml(`${moneyToDecimal(money(amount, currency.toUpperCase()))} ${currency.toUpperCase()}`);

function payOutForm(currencies: readonly string[]): string {
  return `<section class="card"><h2>Pay out</h2>
<p class="hint">Stripe pays out every day what has become available, which takes days. Here it does so at once, with what is pending too.</p>
<form method="post" action="/bank/payouts"><label for="payout-currency">Currency</label>
<select id="payout-currency" name="currency">${options(currencies)}</select>
<div class="row"><button type="submit">Pay out now</button></div></form></section>`;
}

function payoutTable(payouts: readonly PayoutObject[]): string {
  if (payouts.length === 0) return '';
  const rows = payouts.slice(0, RECENT).map((payout) => {
    const button =
      payout.status === 'paid' || payout.status === 'in_transit'
        ? `<form method="post" action="/bank/payouts/${escapeHtml(payout.id)}/return"><button class="quiet" aria-label="Send ${escapeHtml(payout.id)} back">Send back</button></form>`
        : '';
    return `<tr><td><code>${escapeHtml(payout.id)}</code></td><td>${shown(payout.amount, payout.currency)}</td><td><span class="status">${escapeHtml(payout.status)}</span></td><td>${dayOf(payout.arrival_date)}</td><td>${button}</td></tr>`;
  });
  return `<section class="card"><h2>Payouts</h2><table><thead><tr>${headings('Payout', 'Amount', 'Status', 'Arrives', 'The bank')}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function statementForm(currencies: readonly string[]): string {
  return `<section class="card"><h2>Write the bank's statement</h2>
<p class="hint">With every payout that has arrived and stands on no statement yet. Download it, and take it in on the console's page Bank.</p>
<form method="post" action="/bank/statements"><label for="statement-currency">Account in</label>
<select id="statement-currency" name="currency">${options(currencies)}</select>
<label for="naming">The bank writes its lines</label>
<select id="naming" name="naming">${NAMINGS.map((naming) => `<option value="${naming}">${NAMING_TEXTS[naming]}</option>`).join('')}</select>
<div class="row"><button type="submit">Write the statement</button></div></form></section>`;
}

function statementTable(statements: readonly BankStatement[]): string {
  if (statements.length === 0) return '';
  const rows = statements.slice(0, RECENT).map(({ number, account, currency, from, to, lines }) => {
    const file = (ending: string, name: string): string =>
      `<a href="/bank/statements/${number}.${ending}" download aria-label="Statement ${number} as ${name}">${name}</a>`;
    return `<tr><td>${number}</td><td>${account} (${escapeHtml(currency)})</td><td>${from} – ${to}</td><td>${lines.length}</td><td>${file('xml', 'camt.053')} · ${file('csv', 'CSV')}</td></tr>`;
  });
  return `<section class="card"><h2>Statements</h2><table><thead><tr>${headings('Number', 'Account', 'Days', 'Lines', 'Download')}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

const headings = (...names: string[]): string => names.map((name) => `<th scope="col">${name}</th>`).join('');
const options = (values: readonly string[]): string =>
  values.map((value) => `<option>${escapeHtml(value)}</option>`).join('');
