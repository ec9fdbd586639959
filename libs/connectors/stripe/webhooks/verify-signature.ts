import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRejection } from '#connectors/kit/webhook-port';
import { parseSignatureHeader } from './signature-header';

/** Either way: a clock ahead is as wrong as one behind. */
export const TOLERANCE_SECONDS = 300;

export interface SignatureInput {
  readonly rawBody: Buffer;
  readonly header: string | undefined;
  /** All live signing secrets; the whole `whsec_...` text is the key. */
  readonly secrets: readonly string[];
  readonly receivedAt: Date;
  readonly ignoreAge: boolean;
}

/** Undefined when one of the live secrets made one of the signatures and the clocks agree. */
export function verifySignature(input: SignatureInput): WebhookRejection | undefined {
  if (!input.header) {
    return { cause: 'signature-missing', detail: 'The request has no Stripe-Signature header.' };
  }
  const header = parseSignatureHeader(input.header);
  if (!header) {
    return { cause: 'signature-malformed', detail: 'The Stripe-Signature header has no readable t and v1.' };
  }
  const given = header.signatures.map((signature) => Buffer.from(signature, 'hex'));
  if (!input.secrets.some((secret) => matches(secret, header.timestamp, input.rawBody, given))) {
    return {
      cause: 'signature-mismatch',
      detail: 'No live signing secret of this connection made the signature.',
    };
  }
  const skewSeconds = header.timestamp - Math.floor(input.receivedAt.getTime() / 1000);
  if (!input.ignoreAge && Math.abs(skewSeconds) > TOLERANCE_SECONDS) {
    const direction = skewSeconds > 0 ? 'ahead of' : 'behind';
    return {
      cause: 'clock-skew',
      detail: `Signed ${Math.abs(skewSeconds)} s ${direction} our clock; ${TOLERANCE_SECONDS} s are allowed.`,
      skewSeconds,
    };
  }
  return undefined;
}

function matches(secret: string, timestamp: number, rawBody: Buffer, given: readonly Buffer[]): boolean {
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest();
  return given.some((signature) => timingSafeEqual(signature, expected));
}
