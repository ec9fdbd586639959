import { takeRandom } from '../ids/random-pool';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** W3C trace context, as the `traceparent` header carries it. */
export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
}

export function newTrace(): TraceContext {
  return { traceId: takeRandom(16).toString('hex'), spanId: takeRandom(8).toString('hex'), sampled: true };
}

/** The next span of the same trace. */
export function childOf(parent: TraceContext): TraceContext {
  return { ...parent, spanId: takeRandom(8).toString('hex') };
}

/** Undefined for anything that is not a valid version-00 header (all-zero ids included). */
export function parseTraceparent(header: unknown): TraceContext | undefined {
  if (typeof header !== 'string') return undefined;
  const match = TRACEPARENT.exec(header);
  if (!match || /^0+$/.test(match[1]!) || /^0+$/.test(match[2]!)) return undefined;
  return { traceId: match[1]!, spanId: match[2]!, sampled: (parseInt(match[3]!, 16) & 1) === 1 };
}

export function formatTraceparent(trace: TraceContext): string {
  return `00-${trace.traceId}-${trace.spanId}-${trace.sampled ? '01' : '00'}`;
}
