import type { HandledListener } from '#messaging/consumer/handling-watch';
import type { MessagingStatus } from '#messaging/status';
import type { Metrics } from '#platform/metrics/metrics';

/** Counts what became of each delivery, by type: the contracts bound how many there are. */
export function countMessages(metrics: Metrics): HandledListener {
  const handled = metrics.counter('messages_handled_total', 'Deliveries that came to an end, by outcome', [
    'type',
    'outcome',
  ]);
  const duration = metrics.duration('message_handling', 'From delivery to the end of the handler', ['type']);
  return ({ type, outcome, durationMs, failure }) => {
    const known = failure?.code === 'unknown-type' ? 'unknown' : type;
    handled.inc({ type: known, outcome });
    duration.observe({ type: known }, durationMs / 1_000);
  };
}

/** Whether messages come and go now. */
export function showBrokerConnection(metrics: Metrics, status: MessagingStatus): void {
  metrics.gauge('broker_ready', '1 while the service publishes and receives messages', () => {
    const { publishing, receiving } = status.snapshot();
    return publishing === 'up' && receiving ? 1 : 0;
  });
}
