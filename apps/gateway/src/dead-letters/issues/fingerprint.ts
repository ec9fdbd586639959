import { createHash } from 'node:crypto';
import type { DeadLetterRecorded } from '#contracts/events/dead-letters';
import type { BodyOf } from '#contracts/message';

/** What dead letters of one cause have in common. */
export interface Fingerprint {
  readonly issueId: string;
  readonly service: string;
  readonly type: string;
  readonly code: string;
  readonly connectionId: string | null;
  readonly field: string | null;
}

type Letter = Pick<BodyOf<typeof DeadLetterRecorded>, 'service' | 'type' | 'code' | 'details' | 'body'>;

const MOST = 200;

export function fingerprintOf({ service, type, code, details, body }: Letter): Fingerprint {
  const connectionId = textIn(details, 'connectionId') ?? connectionIn(body);
  const field = fieldIn(details);
  const parts = [service, type, code, connectionId, field];
  const issueId = `iss_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
  return { issueId, service, type, code, connectionId, field };
}

/** Positions in lists are no difference: the third line that lacks a price is the same fault as the first. */
function fieldIn(details: object): string | null {
  const field = textIn(details, 'field') ?? textIn(details, 'path') ?? textIn(details, 'target');
  return field?.replace(/\[\d+\]|(?<=[./])\d+(?=[./]|$)/gu, '[]') ?? null;
}

function connectionIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const own = textIn(body, 'connectionId');
  if (own !== null) return own;
  const { payment } = body as { payment?: unknown };
  return typeof payment === 'object' && payment !== null ? textIn(payment, 'connectionId') : null;
}

function textIn(value: object, key: string): string | null {
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'string' && found !== '' ? found.slice(0, MOST) : null;
}
