import type { Language } from '../../i18n/texts';
import type { Tone } from '../../parts/status-badge';

export const WEBHOOK_STATES = [
  'accepted',
  'processed',
  'quarantined',
  'ignored',
  'failed',
  'dead',
  'rejected',
] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** `GET /api/v1/webhook-events`. */
export interface WebhookEvent {
  readonly id: string;
  readonly connectionId: string;
  readonly system: string;
  readonly externalEventId: string | null;
  readonly type: string | null;
  readonly state: WebhookState;
  readonly reason: string | null;
  /** Positive: the sender's clock is ahead of ours. */
  readonly skewSeconds: number | null;
  readonly receivedAt: string;
  readonly settledAt: string | null;
  readonly replays: number;
}

export interface WebhookEventDetail extends WebhookEvent {
  readonly body: string;
}

type Look = { readonly tone: Tone; readonly name: Readonly<Record<Language, string>> };
const look = (tone: Tone, en: string, de: string): Look => ({ tone, name: { en, de } });

export const webhookStateLooks: Readonly<Record<WebhookState, Look>> = {
  accepted: look('waiting', 'Accepted', 'Angenommen'),
  processed: look('good', 'Processed', 'Verarbeitet'),
  quarantined: look('attention', 'Quarantined', 'In Quarantäne'),
  ignored: look('neutral', 'Ignored', 'Übergangen'),
  failed: look('bad', 'Failed', 'Gescheitert'),
  dead: look('bad', 'Dead letter', 'Unzustellbar'),
  rejected: look('bad', 'Rejected', 'Abgewiesen'),
};
