const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);

export interface PayPage {
  readonly title: string;
  readonly text: string;
  /** Seconds after which the page asks again. */
  readonly refreshSeconds?: number;
  readonly link?: { readonly url: string; readonly label: string };
}

/** A page that needs no script and loads nothing. */
export function payPage(page: PayPage): string {
  const refresh =
    page.refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${page.refreshSeconds}">`;
  const link =
    page.link === undefined ? '' : `<p><a href="${escape(page.link.url)}">${escape(page.link.label)}</a></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
${refresh}
<title>${escape(page.title)}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { display: grid; min-height: 90vh; place-items: center; margin: 1rem; }
main { max-width: 32rem; text-align: center; line-height: 1.5; }
a { display: inline-block; padding: .7rem 1.4rem; border: 1px solid; border-radius: .5rem; }
</style>
</head>
<body>
<main role="status" aria-live="polite">
<h1>${escape(page.title)}</h1>
<p>${escape(page.text)}</p>
${link}
</main>
</body>
</html>
`;
}
