import { escapeHtml, page } from '../html/layout';
import type { CaughtMail } from './mailbox';

export function mailListPage(mails: readonly CaughtMail[]): string {
  if (mails.length === 0)
    return page('Mail', '<section class="card"><p>No mail yet.</p></section>', { refreshSeconds: 5 });
  const rows = mails.map(
    (mail) =>
      `<tr><td><a href="/mail/${mail.id}">${escapeHtml(mail.subject || '(no subject)')}</a></td><td>${escapeHtml(mail.to.join(', '))}</td><td>${escapeHtml(mail.receivedAt)}</td></tr>`,
  );
  const table = `<section class="card"><table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
  return page('Mail', table, { refreshSeconds: 5 });
}

/** The mail's own HTML is shown in a frame that may run nothing and load nothing. */
export function mailPage(mail: CaughtMail): string {
  const body = mail.html
    ? `<iframe title="Mail" src="/mail/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    : `<pre>${escapeHtml(mail.text)}</pre>`;
  return page(
    mail.subject || '(no subject)',
    `<section class="card"><p class="hint">From ${escapeHtml(mail.from)} to ${escapeHtml(mail.to.join(', '))}, ${escapeHtml(mail.receivedAt)}</p>${body}</section>`,
  );
}

/** Links of the mail open beside it. */
export function mailFrame(mail: CaughtMail): string {
  return `<base target="_blank">${mail.html}`;
}

export const FRAME_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox";
