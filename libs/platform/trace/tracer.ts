import type { TraceContext } from './trace-context';

export type SpanKind = 'server' | 'consumer' | 'client';
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Something that was done and is over. */
export interface Span {
  /** Few different values: what was done, never whose. */
  readonly name: string;
  readonly kind: SpanKind;
  readonly trace: TraceContext;
  readonly parentSpanId: string | undefined;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Ids only: no bodies, no addresses with a query, nothing of a person. */
  readonly attributes: SpanAttributes;
  /** A stable code; undefined for what succeeded. */
  readonly failure: string | undefined;
}

/** Takes spans and returns at once: telling must not slow down what it tells of. */
export interface Tracer {
  /** False: nobody listens, so nothing needs to be measured. */
  readonly enabled: boolean;
  record(span: Span): void;
}

export const noTracer: Tracer = { enabled: false, record: () => undefined };
