import { exchange } from '../http/exchange';
import { Agent } from '../http/undici';
import type { Logger } from '../logging/logger';
import { otlpTraces } from './otlp-json';
import type { Span, Tracer } from './tracer';

export interface OtlpOptions {
  readonly service: string;
  /** The collector's base address; `/v1/traces` is added. */
  readonly endpoint: string;
  /** Sent with every batch, such as the collector's token. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly logger: Logger;
  /** Told how many spans nobody will see. */
  readonly dropped?: (count: number) => void;
  readonly mostQueued?: number;
  readonly batchSize?: number;
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
}

/** Of an answer in which the status alone matters. */
const MOST_READ = 1_000_000;

/**
 * Sends spans to a collector in batches, one request at a time. What does not fit into the queue or is not taken is dropped and
 * counted: a trace is worth less than the work it tells of.
 */
export class OtlpExporter implements Tracer {
  readonly enabled = true;
  private readonly settings;
  private readonly url: URL;
  private readonly agent = new Agent({ connections: 1 });
  private readonly queue: Span[] = [];
  private readonly timer: NodeJS.Timeout;
  private sending: Promise<void> | undefined;
  private failing = false;

  constructor(private readonly options: OtlpOptions) {
    this.settings = { mostQueued: 2_048, batchSize: 512, intervalMs: 2_000, timeoutMs: 5_000, ...options };
    this.url = new URL(`${options.endpoint.replace(/\/+$/, '')}/v1/traces`);
    this.timer = setInterval(() => void this.flush(), this.settings.intervalMs).unref();
  }

  record(span: Span): void {
    if (!span.trace.sampled) return;
    if (this.queue.length >= this.settings.mostQueued) {
      this.options.dropped?.(1);
      return;
    }
    this.queue.push(span);
    if (this.queue.length >= this.settings.batchSize) void this.flush();
  }

  /** Resolves when the queue is empty or the collector has refused a batch; never rejects. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
    await this.agent.close();
  }

  private async sendAll(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, this.settings.batchSize);
      const fault = await this.send(batch);
      if (fault === undefined) {
        this.failing = false;
        continue;
      }
      this.options.dropped?.(batch.length);
      if (!this.failing)
        this.options.logger.warn({ error: fault }, 'The trace collector does not take spans');
      this.failing = true;
      return;
    }
  }

  /** Why it was not taken; undefined when it was. */
  private async send(batch: readonly Span[]): Promise<string | undefined> {
    try {
      const { status } = await exchange(this.agent, {
        url: this.url,
        method: 'POST',
        headers: { ...this.options.headers, 'content-type': 'application/json' },
        body: otlpTraces(this.options.service, batch),
        timeoutMs: this.settings.timeoutMs,
        maxBytes: MOST_READ,
        tooLarge: () => new RangeError('It answers too much'),
      });
      return status < 300 ? undefined : `It answers ${status}`;
    } catch (error) {
      return (error as Error).message;
    }
  }
}
