/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export interface PageOptions {
  /** The page loads itself again after so many seconds. */
  readonly refreshSeconds?: number;
}

/** A whole page around trusted HTML. */
export function page(title: string, body: string, { refreshSeconds }: PageOptions = {}): string {
  const refresh =
    refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${refresh}
<title>${escapeHtml(title)} · Sandbox</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header><nav aria-label="Sandbox"><strong>Sandbox</strong><a href="/">Systems</a><a href="/shop">Shop</a><a href="/mail">Mail</a><a href="/bank">Bank</a></nav></header>
<main><h1>${escapeHtml(title)}</h1>${body}</main>
</body>
</html>`;
}

const STYLE = `
:root { --ink: #1a1f36; --soft: #4f566b; --line: #d8dee8; --accent: #4338ca; --paper: #fff; --back: #f4f6fa; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header { background: var(--ink); color: #fff; }
nav { max-width: 64rem; margin: 0 auto; padding: .75rem 1rem; display: flex; gap: 1.25rem; align-items: baseline; flex-wrap: wrap; }
nav a { color: #dfe3ff; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
.grid { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin: 0 0 1rem; overflow-x: auto; }
.hint { color: var(--soft); font-size: .9rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-size: .85rem; color: var(--soft); }
label { display: block; font-weight: 600; font-size: .9rem; margin: .75rem 0 .25rem; }
input, select { width: 100%; max-width: 24rem; padding: .55rem .7rem; font: inherit; border: 1px solid #8792a2; border-radius: 8px; background: #fff; color: inherit; }
button, .button { display: inline-block; padding: .6rem 1rem; font: inherit; font-weight: 600; border: 0; border-radius: 8px; background: var(--accent); color: #fff; cursor: pointer; text-decoration: none; }
button.quiet { background: #fff; color: var(--ink); border: 1px solid #8792a2; }
button:focus-visible, a:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid #a5b4fc; outline-offset: 2px; }
.row { display: flex; gap: .75rem; flex-wrap: wrap; margin-top: 1rem; }
.status { display: inline-block; padding: .1rem .6rem; border-radius: 99px; background: #e6e8fb; color: #2b2577; font-weight: 600; }
iframe { width: 100%; height: 32rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { white-space: pre-wrap; margin: 0; }
code { font: .9rem ui-monospace, SFMono-Regular, Menlo, monospace; }
a { color: var(--accent); }
`;
