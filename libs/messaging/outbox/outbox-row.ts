import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { MessageDefinition } from '#contracts/message';
import { Failure } from '#platform/errors/failure';
import { formatTraceparent, newTrace, type TraceContext } from '#platform/trace/trace-context';
import { correlationIdOf } from '../correlation';
import { HEADER } from '../envelope';
import type { StepReference } from '../step-reference';
import type { ExchangeKind } from '../topology/names';

export interface PublishOptions {
  /** The order it is about; becomes the correlation id. */
  readonly correlation?: { readonly storeId: string; readonly orderId: string };
  /** Instead of `correlation`, where there is no order. */
  readonly correlationId?: string;
  /** The workflow step that waits for the outcome of this command. */
  readonly step?: StepReference;
  /** A deterministic id makes publishing twice harmless: receivers drop the second. */
  readonly messageId?: string;
  readonly causationId?: string;
  /** The span that publishes it, whose child its handling becomes; a new trace by default. */
  readonly trace?: TraceContext;
  /** There is no delayed publishing: keep a row with a due time and publish when it is due. */
  readonly delayMs?: never;
}

/** A row of the outbox as inserted; id and times are the database's. */
export interface OutboxRow {
  readonly message_id: string;
  readonly exchange: ExchangeKind;
  readonly routing_key: string;
  readonly type: string;
  readonly correlation_id: string | null;
  readonly headers: string;
  readonly body: string;
}

/** All of type `text`: several rows go in by `INSERT INTO outbox (...) SELECT * FROM unnest($1::text[], ...)`. */
export const OUTBOX_COLUMNS = [
  'message_id',
  'exchange',
  'routing_key',
  'type',
  'correlation_id',
  'headers',
  'body',
] as const satisfies ReadonlyArray<keyof OutboxRow>;

/** The limit of a short string on the wire. */
const MAX_SHORT_BYTES = 255;

/** @throws Failure permanent `contract-broken` when the body is not what the definition says. */
export function buildOutboxRow<D extends MessageDefinition>(
  definition: D,
  body: z.input<D['schema']>,
  options: PublishOptions = {},
): OutboxRow {
  const parsed = definition.schema.safeParse(body);
  if (!parsed.success) {
    throw Failure.permanent('contract-broken', `A ${definition.type} was about to break its contract`, {
      details: { issues: parsed.error.issues },
    });
  }
  return {
    message_id: shortString('messageId', options.messageId ?? randomUUID()),
    exchange: definition.kind === 'event' ? 'events' : 'commands',
    routing_key: definition.name,
    type: definition.type,
    correlation_id: correlationOf(options),
    headers: JSON.stringify(headersOf(options)),
    body: JSON.stringify(parsed.data),
  };
}

/** The values of a row in the order of `OUTBOX_COLUMNS`. */
export function outboxValues(row: OutboxRow): Array<string | null> {
  return OUTBOX_COLUMNS.map((column) => row[column]);
}

function correlationOf(options: PublishOptions): string | null {
  const id = options.correlation ? correlationIdOf(options.correlation) : options.correlationId;
  return id === undefined ? null : shortString('correlationId', id);
}

function headersOf(options: PublishOptions): Record<string, string> {
  return {
    [HEADER.traceparent]: formatTraceparent(options.trace ?? newTrace()),
    ...(options.causationId === undefined ? {} : { [HEADER.causationId]: options.causationId }),
    ...(options.step === undefined ? {} : { [HEADER.step]: JSON.stringify(options.step) }),
  };
}

function shortString(name: string, value: string): string {
  if (Buffer.byteLength(value) <= MAX_SHORT_BYTES) return value;
  throw Failure.permanent('contract-broken', `${name} is longer than ${MAX_SHORT_BYTES} bytes`, {
    details: { [name]: value },
  });
}
