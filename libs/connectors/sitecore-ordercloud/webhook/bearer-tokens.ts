/** Names under which hooks carry a live token of whoever made the call. */
const TOKEN_FIELDS: ReadonlySet<string> = new Set(['usertoken', 'ordercloudaccesstoken']);

/** The body without tokens, wherever they stand: they open the API for as long as they live. */
export function withoutTokens(body: object): string {
  return JSON.stringify(body, (name, value: unknown) =>
    TOKEN_FIELDS.has(name.toLowerCase()) ? undefined : value,
  );
}

/** The API client that a token was given to (`cid`). Only read, not verified: the hash is the proof. Null when it cannot be read. */
export function apiClientOf(token: unknown): string | null {
  const [, payload] = typeof token === 'string' ? token.split('.') : [];
  if (payload === undefined) return null;
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { cid?: unknown } | null;
    return typeof claims?.cid === 'string' ? claims.cid : null;
  } catch {
    return null;
  }
}
