import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '#platform/logging/logger';
import type { Metrics } from '#platform/metrics/metrics';
import { OtlpExporter } from '#platform/trace/otlp-exporter';
import { noTracer, type Span, type Tracer } from '#platform/trace/tracer';
import type { ServiceConfig } from '../service-config';

/** The service's tracer: silent unless a collector is named. Sends what is left when the application ends. */
export class ServiceTracer implements Tracer, OnApplicationShutdown {
  readonly enabled: boolean;
  private readonly exporter: OtlpExporter | undefined;

  constructor(service: string, config: ServiceConfig, metrics: Metrics, logger: Logger) {
    const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
    this.enabled = endpoint !== undefined;
    if (endpoint === undefined) return;
    const dropped = metrics.counter('spans_dropped_total', 'Spans that the trace collector did not get');
    this.exporter = new OtlpExporter({
      service,
      endpoint,
      headers: config.OTEL_EXPORTER_OTLP_HEADERS ?? {},
      logger,
      dropped: (count) => dropped.inc(count),
    });
  }

  record(span: Span): void {
    (this.exporter ?? noTracer).record(span);
  }

  /** For tests: sends what is queued now. */
  async flush(): Promise<void> {
    await this.exporter?.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.exporter?.close();
  }
}
