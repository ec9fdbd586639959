import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signing and verifying as the Standard Webhooks specification prescribes (symmetric scheme, `v1`). */
export const STANDARD_WEBHOOKS_TOLERANCE_SECONDS = 300;

export interface StandardWebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

export type StandardWebhookVerdict =
  | { readonly ok: true; readonly id: string; readonly timestamp: Date }
  | { readonly ok: false; readonly cause: 'missing' | 'malformed' | 'mismatch' }
  /** Rightly signed; positive: the sender's clock is ahead of ours. */
  | { readonly ok: false; readonly cause: 'clock-skew'; readonly skewSeconds: number };

/** `whsec_` and base64; the prefix may be missing. */
export function standardWebhookKey(secret: string): Buffer {
  return Buffer.from(secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret, 'base64');
}

export function signStandardWebhook(
  secret: string,
  id: string,
  timestamp: Date,
  body: string | Buffer,
): StandardWebhookHeaders {
  const seconds = String(Math.floor(timestamp.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${digest(standardWebhookKey(secret), id, seconds, body).toString('base64')}`,
  };
}

/** Any of the live secrets may have signed. The signature is judged before the clock, so that a skew is known to be a true one. */
export function verifyStandardWebhook(
  secrets: readonly string[],
  headers: Readonly<Record<string, string | undefined>>,
  body: Buffer,
  receivedAt: Date,
  options: { readonly ignoreAge?: boolean } = {},
): StandardWebhookVerdict {
  const id = headers['webhook-id'];
  const seconds = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (!id || !seconds || !signatures) return { ok: false, cause: 'missing' };
  if (!/^\d{1,12}$/.test(seconds) || id.length > 256 || signatures.length > 4096) {
    return { ok: false, cause: 'malformed' };
  }
  const given = signatures
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice('v1,'.length), 'base64'));
  if (given.length === 0) return { ok: false, cause: 'malformed' };
  const matches = secrets.some((secret) => {
    const expected = digest(standardWebhookKey(secret), id, seconds, body);
    return given.some(
      (signature) => signature.length === expected.length && timingSafeEqual(signature, expected),
    );
  });
  if (!matches) return { ok: false, cause: 'mismatch' };

  const timestamp = new Date(Number(seconds) * 1000);
  const skewSeconds = Math.round((timestamp.getTime() - receivedAt.getTime()) / 1000);
  if (options.ignoreAge !== true && Math.abs(skewSeconds) > STANDARD_WEBHOOKS_TOLERANCE_SECONDS) {
    return { ok: false, cause: 'clock-skew', skewSeconds };
  }
  return { ok: true, id, timestamp };
}

function digest(key: Buffer, id: string, seconds: string, body: string | Buffer): Buffer {
  return createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest();
}
