import type { Metrics } from '#platform/metrics/metrics';
import { currentTrace } from '#platform/trace/current-trace';
import { childOf, newTrace } from '#platform/trace/trace-context';
import type { Tracer } from '#platform/trace/tracer';
import type { CallListener } from '../connectors/connection-watch';

/** Counts and measures calls to outside systems by connection, and makes spans of them. */
export function watchOutsideCalls(metrics: Metrics, tracer: Tracer): CallListener {
  const calls = metrics.counter('connection_calls_total', 'Calls to outside systems, by outcome', [
    'connection',
    'outcome',
  ]);
  const duration = metrics.duration('connection_call', 'How long outside systems take', ['connection']);
  return ({ connectionId, operation, startedAt, durationMs, failure }) => {
    calls.inc({ connection: connectionId, outcome: failure?.failureClass ?? 'ok' });
    duration.observe({ connection: connectionId }, durationMs / 1_000);
    if (!tracer.enabled) return;
    const parent = currentTrace();
    tracer.record({
      name: `call ${operation}`,
      kind: 'client',
      trace: parent ? childOf(parent) : newTrace(),
      parentSpanId: parent?.spanId,
      startedAt,
      durationMs,
      attributes: { 'tillbridge.connection': connectionId, 'tillbridge.operation': operation },
      failure: failure?.code,
    });
  };
}
