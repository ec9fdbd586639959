import type { Connection } from './connection';

export interface WebhookRequest {
  /** The bytes as they came. */
  readonly rawBody: Buffer;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** What follows the connection id in the path: an event route or the token of an unguessable URL. */
  readonly suffix: string | undefined;
  readonly receivedAt: Date;
  /** Skip the age check: a rejected request that is replayed after the cause was mended. */
  readonly ignoreAge: boolean;
}

export type WebhookRejection =
  /** No or unreadable signature, or not ours. */
  | {
      readonly cause: 'signature-missing' | 'signature-malformed' | 'signature-mismatch' | 'unknown-token';
      readonly detail: string;
    }
  /** Correctly signed, but our clocks differ by `skewSeconds` (positive: the sender's clock is ahead). */
  | { readonly cause: 'clock-skew'; readonly detail: string; readonly skewSeconds: number }
  /** Correctly signed, but not what the sender documents. */
  | { readonly cause: 'malformed'; readonly detail: string };

export interface VerifiedWebhook {
  /** Null when the sender has none: the gateway takes the sha-256 of the raw body. */
  readonly externalEventId: string | null;
  readonly eventType: string;
  /** `quarantined`: kept, answered 2xx, not interpreted (test event on a live connection); `ignored`: of no interest to us. */
  readonly disposition: 'accepted' | 'quarantined' | 'ignored';
  readonly reason: string | null;
  /** The body to keep and hand on, when secrets had to be taken out; undefined: the raw body. */
  readonly sanitizedBody?: string;
  /** What the sender waits for as the JSON body of our 200, where it waits for something; ours otherwise. */
  readonly answer?: unknown;
}

export type WebhookVerdict =
  | { readonly ok: true; readonly webhook: VerifiedWebhook }
  | { readonly ok: false; readonly rejection: WebhookRejection };

/** Signature first, on raw bytes; the body is parsed only after it. Pure and synchronous: the gateway's hot path. */
export interface WebhookPort {
  verify(connection: Connection, request: WebhookRequest): WebhookVerdict;
}
