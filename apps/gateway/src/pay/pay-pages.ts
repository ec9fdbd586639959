import type { PayOutcome } from './lead-to-checkout.use-case';

type PageKind = Exclude<PayOutcome['kind'], 'redirect'>;

interface PayPage {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  /** Seconds until the page looks again by itself. */
  readonly refreshSeconds?: number;
}

const PAGES: Readonly<Record<PageKind, PayPage>> = {
  preparing: {
    status: 200,
    title: 'One moment',
    text: 'We are preparing the payment page. You will be taken there by yourself.',
    refreshSeconds: 1,
  },
  paid: { status: 200, title: 'Thank you', text: 'This order is paid. There is nothing left to do.' },
  pending: {
    status: 200,
    title: 'Payment pending',
    text: 'Your payment is on its way. Some payment methods take a few days; you need not pay again.',
  },
  closed: {
    status: 410,
    title: 'This order can no longer be paid',
    text: 'It was canceled or its time has run out. Please order again or ask the shop.',
  },
  unknown: {
    status: 404,
    title: 'We do not know this link',
    text: 'Please use the link from the shop or from the e-mail exactly as it was sent.',
  },
  unavailable: {
    status: 503,
    title: 'Please try again in a moment',
    text: 'The payment page cannot be reached just now. Nothing was charged.',
    refreshSeconds: 5,
  },
};

/** A page without scripts, readable on every device and by every reader. */
export function renderPayPage(kind: PageKind, backUrl: string | null): { status: number; html: string } {
  const page = PAGES[kind];
  const refresh =
    page.refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${page.refreshSeconds}">`;
  const back = backUrl === null ? '' : `<p><a href="${escapeHtml(backUrl)}">Back to the shop</a></p>`;
  return {
    status: page.status,
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${refresh}
<title>${page.title}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
  main { max-width: 28rem; margin: 1.5rem; padding: 2rem; border: 1px solid color-mix(in srgb, CanvasText 15%, Canvas); border-radius: 12px; }
  h1 { margin: 0 0 .5rem; font-size: 1.375rem; }
  p { margin: .5rem 0 0; }
</style>
</head>
<body><main role="main"${page.refreshSeconds === undefined ? '' : ' aria-live="polite"'}><h1>${page.title}</h1><p>${page.text}</p>${back}</main></body>
</html>
`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
