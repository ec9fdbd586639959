/** What must not reach a log, whatever field it hides in. */
export const REDACTED = '[redacted]';

const SECRET_KEY =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|password|passwd|secret|secrets|token|tokens|access_?token|refresh_?token|id_?token|client_?secret|api_?key|api_?secret|secret_?key|webhook_?secret|event_?secret|private_?key|encryption_?key|admin_?token|pay_?link_?key|signature|stripe-signature|webhook-signature)$/i;

const SECRET_TEXT: ReadonlyArray<readonly [RegExp, string]> = [
  // Cut off before its end it is secret too.
  [/(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?(?=-----END|$)/g, `$1${REDACTED}`],
  [/\b(whsec|sk_test|sk_live|rk_test|rk_live)_[A-Za-z0-9+/=_-]+/g, `$1_${REDACTED}`],
  [/\b((?:pi|seti|cs_(?:test|live))_[A-Za-z0-9]+_secret)_[A-Za-z0-9]+/g, `$1_${REDACTED}`],
  [/\b(Bearer|Basic|token)\s+[A-Za-z0-9._~+/=:-]{8,}/g, `$1 ${REDACTED}`],
  // Bounded: a long text without any `://` would be looked through anew from each of its letters.
  [/([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]*):[^\s/@]+@/gi, `$1:${REDACTED}@`],
  [/([?&](?:token|key|secret|signature|access_token|code)=)[^&\s"']+/gi, `$1${REDACTED}`],
  [/(\/pay\/)[A-Za-z0-9._-]{8,}/g, `$1${REDACTED}`],
  [/(\/webhooks\/[^/\s"']+\/)[A-Za-z0-9_-]{16,}/g, `$1${REDACTED}`],
];

const MAX_DEPTH = 8;

export function redactText(text: string): string {
  return SECRET_TEXT.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}

/** A copy without secrets: by the name of the field, and by what the text looks like. */
export function redact(value: unknown, deepest = MAX_DEPTH, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth >= deepest) return '[deep]';
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redact(item, deepest, depth + 1));
  if (value instanceof Error) return redactError(value, deepest, depth);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET_KEY.test(key) && item !== null && item !== undefined
        ? REDACTED
        : redact(item, deepest, depth + 1),
    ]),
  );
}

function redactError(error: Error, deepest: number, depth: number): object {
  return {
    ...(redact({ ...error }, deepest, depth + 1) as object),
    name: error.name,
    message: redactText(error.message),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, deepest, depth + 1) }),
  };
}
