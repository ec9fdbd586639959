/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A whole page around trusted HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<p class="ribbon" role="note">Simulated payment page: no real money moves</p>
<main>${body}</main>
</body>
</html>`;
}

const STYLE = `
:root { --ink: #1a1f36; --soft: #4f566b; --line: #d8dee8; --accent: #4338ca; --bad: #b3093c; --paper: #fff; --back: #f4f6fa; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.ribbon { margin: 0; padding: .4rem 1rem; background: #fff4d6; color: #5c4300; font-size: .85rem; text-align: center; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; display: grid; gap: 1.5rem; }
@media (min-width: 52rem) { main.two { grid-template-columns: 1fr 1fr; align-items: start; padding-top: 3rem; } }
main.narrow { max-width: 28rem; padding-top: 3rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem; box-shadow: 0 1px 3px rgb(20 30 60 / 8%); }
h1 { font-size: 1.1rem; font-weight: 600; margin: 0 0 .25rem; color: var(--soft); }
h2 { font-size: 1.15rem; margin: 0 0 1rem; }
.total { font-size: 2.2rem; font-weight: 700; margin: 0 0 1.25rem; letter-spacing: -.02em; }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li { display: flex; justify-content: space-between; gap: 1rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.lines small, .hint { color: var(--soft); font-size: .875rem; display: block; }
label { display: block; font-weight: 600; font-size: .9rem; margin: 0 0 .3rem; }
input { width: 100%; padding: .65rem .75rem; font: inherit; border: 1px solid #8792a2; border-radius: 8px; background: #fff; color: inherit; }
input:focus-visible, button:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid #a5b4fc; outline-offset: 2px; }
.field { margin-bottom: 1rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; }
button { width: 100%; padding: .8rem; font: inherit; font-weight: 600; border: 0; border-radius: 8px; background: var(--accent); color: #fff; cursor: pointer; }
button:hover { background: #3730a3; }
button.quiet { background: #fff; color: var(--ink); border: 1px solid #8792a2; }
button.quiet:hover { background: var(--back); }
.error { background: #fdecef; color: var(--bad); border: 1px solid #f3b8c4; border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1rem; }
details { margin-top: 1.25rem; border-top: 1px solid var(--line); padding-top: 1rem; }
summary { cursor: pointer; font-weight: 600; }
.methods { list-style: none; margin: .75rem 0 0; padding: 0; display: grid; gap: .4rem; }
.methods button { display: flex; justify-content: space-between; gap: .75rem; text-align: left; font-weight: 400; padding: .55rem .75rem; }
code { font: .85rem ui-monospace, SFMono-Regular, Menlo, monospace; white-space: nowrap; }
.stack { display: grid; gap: .75rem; margin-top: 1.25rem; }
a { color: var(--accent); }
`;
