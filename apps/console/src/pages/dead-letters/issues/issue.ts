import type { ServiceName } from '#contracts/message';
import type { Language } from '../../../i18n/texts';
import type { Tone } from '../../../parts/status-badge';

export const ISSUE_STATES = ['open', 'acknowledged', 'resolved', 'ignored'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];
export const ISSUES = '/api/v1/dead-letter-issues';

/** `GET /api/v1/dead-letter-issues`. */
export interface Issue {
  readonly id: string;
  readonly service: ServiceName;
  readonly type: string;
  readonly code: string;
  readonly connectionId: string | null;
  readonly field: string | null;
  readonly state: IssueState;
  readonly waiting: number;
  readonly orders: number;
  readonly occurrences: number | null;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly reason: string | null;
  readonly suggestion: string | null;
  readonly stateBy: string | null;
  readonly stateNote: string | null;
  readonly stateAt: string;
}

type Look = { readonly tone: Tone; readonly name: Readonly<Record<Language, string>> };
const look = (tone: Tone, en: string, de: string): Look => ({ tone, name: { en, de } });

export const issueLooks: Readonly<Record<IssueState, Look>> = {
  open: look('bad', 'Open', 'Offen'),
  acknowledged: look('attention', 'Acknowledged', 'In Arbeit'),
  resolved: look('good', 'Resolved', 'Gelöst'),
  ignored: look('neutral', 'Ignored', 'Ignoriert'),
};

/** What can be done with an issue in this state. */
export const possibleStates: Readonly<Record<IssueState, readonly IssueState[]>> = {
  open: ['acknowledged', 'resolved', 'ignored'],
  acknowledged: ['resolved', 'ignored', 'open'],
  resolved: ['open'],
  ignored: ['open'],
};
