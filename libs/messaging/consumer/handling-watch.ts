import type { Failure } from '#platform/errors/failure';
import { withTrace } from '#platform/trace/current-trace';
import type { Tracer } from '#platform/trace/tracer';
import type { IncomingMessage } from './incoming-message';

export type HandlingOutcome = 'done' | 'retried' | 'dead';

/** How the handling of one delivery ended. */
export interface Handled {
  readonly type: string;
  readonly outcome: HandlingOutcome;
  readonly durationMs: number;
  readonly failure: Failure | undefined;
}

export type HandledListener = (handled: Handled) => void;

interface Handling {
  /** Runs the handler as the span of this message. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Once, when it is known what becomes of the message. */
  end(outcome: HandlingOutcome, failure?: Failure): void;
}

/** Measures how messages are handled, for figures and traces. */
export class HandlingWatch {
  constructor(
    private readonly tracer: Tracer,
    private readonly listener: HandledListener | undefined,
  ) {}

  begin(message: IncomingMessage): Handling {
    const startedAt = Date.now();
    const started = performance.now();
    return {
      run: (work) => (this.tracer.enabled ? withTrace(message.trace, work) : work()),
      end: (outcome, failure) => {
        const durationMs = performance.now() - started;
        this.listener?.({ type: message.type, outcome, durationMs, failure });
        if (this.tracer.enabled) this.record(message, startedAt, durationMs, outcome, failure);
      },
    };
  }

  private record(
    message: IncomingMessage,
    startedAt: number,
    durationMs: number,
    outcome: HandlingOutcome,
    failure: Failure | undefined,
  ): void {
    this.tracer.record({
      name: `handle ${message.type}`,
      kind: 'consumer',
      trace: message.trace,
      parentSpanId: message.parentSpanId,
      startedAt,
      durationMs,
      attributes: {
        'messaging.system': 'rabbitmq',
        'messaging.operation.type': 'process',
        'messaging.message.id': message.messageId,
        'tillbridge.attempt': message.attempt,
        'tillbridge.outcome': outcome,
        ...(message.correlationId === undefined ? {} : { 'tillbridge.order': message.correlationId }),
      },
      failure: failure?.code,
    });
  }
}
