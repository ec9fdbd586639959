import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** One registry per process part, so that several services can live in one test process. */
export class Metrics {
  readonly registry = new Registry();

  constructor(service: string, options: { readonly withProcess?: boolean } = {}) {
    this.registry.setDefaultLabels({ service });
    if (options.withProcess ?? true)
      collectDefaultMetrics({ register: this.registry, prefix: 'tillbridge_' });
  }

  counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({
      name: `tillbridge_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
    });
  }

  /** `collect` runs at each scrape. */
  gauge(name: string, help: string, collect?: () => number | Promise<number>): Gauge {
    return new Gauge({
      name: `tillbridge_${name}`,
      help,
      registers: [this.registry],
      ...(collect === undefined
        ? {}
        : {
            async collect(this: Gauge) {
              this.set(await collect());
            },
          }),
    });
  }

  /** One value per name, asked for at each scrape; names that are gone are left out. Empty when it cannot be told. */
  gauges<L extends string>(
    name: string,
    help: string,
    labelName: L,
    collect: () => Promise<ReadonlyMap<string, number>>,
  ): Gauge<L> {
    return new Gauge<L>({
      name: `tillbridge_${name}`,
      help,
      labelNames: [labelName],
      registers: [this.registry],
      async collect(this: Gauge<L>) {
        const values = await collect().catch(() => new Map<string, number>());
        this.reset();
        for (const [label, value] of values) this.set({ [labelName]: label } as Record<L, string>, value);
      },
    });
  }

  /** Seconds, as Prometheus wants them. */
  duration<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Histogram<L> {
    return new Histogram({
      name: `tillbridge_${name}_seconds`,
      help,
      labelNames: [...labelNames],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.registry],
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
