import { escapeHtml, page } from './layout';

/** A page with nothing to do but go back. */
export function endedPage(title: string, message: string, backUrl?: string | null): string {
  const back = backUrl ? `<p><a href="${escapeHtml(backUrl)}">Back to the shop</a></p>` : '';
  const body = `<section class="card"><h2>${escapeHtml(title)}</h2><p>${escapeHtml(message)}</p>${back}</section>`;
  return page(title, body).replace('<main>', '<main class="narrow">');
}
