const TIMEOUT_MS = 15_000;

/** An answer outside 2xx, with what the other side said. */
export class HttpError extends Error {
  constructor(method, url, status, body) {
    super(
      `${method} ${url} answered ${status}: ${typeof body === 'string' ? body.slice(0, 500) : JSON.stringify(body)}`,
    );
    this.name = 'HttpError';
    this.status = status;
    this.body = body;
  }
}

/** One JSON request; rejects with `HttpError` on anything but 2xx. */
export async function requestJson(method, url, { body, token, headers = {}, timeoutMs = TIMEOUT_MS } = {}) {
  const form = body instanceof URLSearchParams;
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  let parsed = text;
  try {
    parsed = text === '' ? undefined : JSON.parse(text);
  } catch {
    // Not JSON: the text itself is what the error shows.
  }
  if (!response.ok) throw new HttpError(method, url, response.status, parsed);
  return parsed;
}
