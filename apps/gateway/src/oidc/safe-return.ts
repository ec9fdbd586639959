const LONGEST = 1_000;

/** A page of our own, whatever was asked for: nobody is led elsewhere by a link to the sign-in. */
export function safeReturn(wanted: unknown, publicUrl: string): string {
  if (typeof wanted !== 'string' || wanted.length > LONGEST || !wanted.startsWith('/')) return '/';
  const own = new URL(publicUrl);
  if (!URL.canParse(wanted, own.href)) return '/';
  const url = new URL(wanted, own);
  if (url.origin !== own.origin || url.pathname.startsWith('//') || url.pathname.startsWith('/api'))
    return '/';
  return `${url.pathname}${url.search}`;
}
