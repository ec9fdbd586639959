import type { ServiceName } from '#contracts/message';
import type { Language } from '../../i18n/texts';
import type { Tone } from '../../parts/status-badge';

export const DEAD_LETTER_STATES = ['dead', 'replayed', 'discarded', 'recovered'] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

/** `GET /api/v1/dead-letters`. */
export interface DeadLetter {
  readonly id: string;
  readonly service: ServiceName;
  readonly storeId: string | null;
  readonly orderId: string | null;
  readonly type: string;
  readonly failureClass: string;
  readonly code: string;
  readonly reason: string;
  readonly suggestion: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  readonly firstSeenAt: string;
  readonly deadAt: string;
  readonly state: DeadLetterState;
  readonly settledBy: string | null;
  readonly settledReason: string | null;
  readonly issueId: string | null;
  readonly succeededAt: string | null;
  readonly succeededBy: 'replay' | 'later-message' | null;
  readonly body: unknown;
}

type Look = { readonly tone: Tone; readonly name: Readonly<Record<Language, string>> };
const look = (tone: Tone, en: string, de: string): Look => ({ tone, name: { en, de } });

export const deadLetterLooks: Readonly<Record<DeadLetterState, Look>> = {
  dead: look('bad', 'Waits for you', 'Wartet auf Sie'),
  replayed: look('waiting', 'Replayed', 'Wiederholt'),
  discarded: look('neutral', 'Discarded', 'Verworfen'),
  recovered: look('good', 'Recovered', 'Geheilt'),
};
