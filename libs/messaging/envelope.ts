/** Names of the headers that travel beside the AMQP properties. */
export const HEADER = {
  traceparent: 'traceparent',
  causationId: 'x-causation-id',
  /** Which try this delivery is, from 1; absent means 1. Crash redeliveries do not count. */
  attempt: 'x-attempt',
  /** ISO time of the first try that failed. */
  firstSeen: 'x-first-seen',
  /** Epoch milliseconds before which the message must not be tried. */
  notBefore: 'x-not-before',
  /** JSON of a StepReference: the workflow step that waits for the outcome. */
  step: 'x-step',
  /** Present on a dead letter that was sent again. */
  replayed: 'x-replayed',
  /** The `x-dead-*` headers tell why and when a message went to the dead letters. */
  deadAt: 'x-dead-at',
  deadAttempts: 'x-dead-attempts',
  deadFirstSeen: 'x-dead-first-seen',
  deadClass: 'x-dead-class',
  deadCode: 'x-dead-code',
  deadReason: 'x-dead-reason',
  deadSuggestion: 'x-dead-suggestion',
} as const;

export type Headers = Readonly<Record<string, unknown>>;

/** A message ready for the wire. */
export interface OutgoingMessage {
  /** The broker's name of the exchange; empty for "straight to the queue of that name". */
  readonly exchange: string;
  readonly routingKey: string;
  readonly messageId: string;
  readonly type: string;
  readonly correlationId: string | undefined;
  readonly appId: string;
  /** Epoch seconds. */
  readonly timestamp: number;
  readonly headers: Headers;
  readonly content: Buffer;
}

const ADDED_BY_THE_BROKER = /^x-(death|first-death-.*|last-death-.*|delivery-count|acquired-count|opt-.*)$/;

/** The headers without what a broker adds on the way, for sending the message on. */
export function ownHeaders(headers: Headers): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ADDED_BY_THE_BROKER.test(name)));
}

/** For a fresh start: no attempts, no waiting, no death. */
export function withoutHistory(headers: Headers): Record<string, unknown> {
  const isHistory = (name: string): boolean =>
    name === HEADER.attempt ||
    name === HEADER.firstSeen ||
    name === HEADER.notBefore ||
    name === HEADER.replayed ||
    name.startsWith('x-dead-');
  return Object.fromEntries(Object.entries(ownHeaders(headers)).filter(([name]) => !isHistory(name)));
}
