import { createHash } from 'node:crypto';
import type { Message } from 'amqplib';
import { childOf, newTrace, parseTraceparent } from '#platform/trace/trace-context';
import { HEADER, type Headers } from '../envelope';
import type { MessageFacts } from '../message-context';
import { parseStepHeader } from '../step-reference';

/** A message as read from the wire, before its body is looked at. */
export interface IncomingMessage extends MessageFacts {
  readonly content: Buffer;
  /** The span that published it. */
  readonly parentSpanId: string | undefined;
  readonly appId: string;
  /** Epoch seconds. */
  readonly timestamp: number;
  /** Epoch milliseconds; 0 when it may be tried at once. */
  readonly notBefore: number;
  /** How often the broker delivered it before, as far as it says so. */
  readonly redeliveries: number;
  /** It was a dead letter that somebody moved back by hand. */
  readonly wasDead: boolean;
}

export function readMessage(message: Message, now: Date): IncomingMessage {
  const properties = message.properties as {
    messageId?: string;
    type?: string;
    correlationId?: string;
    appId?: string;
    timestamp?: number;
    headers?: Headers;
  };
  const headers = properties.headers ?? {};
  const parent = parseTraceparent(headers[HEADER.traceparent]);
  return {
    messageId: properties.messageId ?? nameOf(message.content),
    type: properties.type ?? '',
    correlationId: properties.correlationId,
    causationId: textHeader(headers, HEADER.causationId),
    attempt: Math.max(1, numberHeader(headers, HEADER.attempt)),
    firstSeenAt: dateHeader(headers, HEADER.firstSeen) ?? now,
    trace: parent ? childOf(parent) : newTrace(),
    parentSpanId: parent?.spanId,
    step: parseStepHeader(headers[HEADER.step]),
    headers,
    content: message.content,
    appId: properties.appId ?? '',
    timestamp: properties.timestamp ?? Math.floor(now.getTime() / 1000),
    notBefore: numberHeader(headers, HEADER.notBefore),
    redeliveries: numberHeader(headers, 'x-delivery-count'),
    wasDead: HEADER.deadAt in headers,
  };
}

/** A foreign message without an id gets one from its content, the same each time. */
function nameOf(content: Buffer): string {
  return `unnamed-${createHash('sha256').update(content).digest('hex').slice(0, 40)}`;
}

function textHeader(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

function numberHeader(headers: Headers, name: string): number {
  const value = Number(headers[name] ?? 0);
  return Number.isFinite(value) ? value : 0;
}

function dateHeader(headers: Headers, name: string): Date | undefined {
  const time = Date.parse(textHeader(headers, name) ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}
