import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '../logging/logger';
import { OtlpExporter, type OtlpOptions } from './otlp-exporter';
import { childOf, newTrace } from './trace-context';
import type { Span } from './tracer';

interface Received {
  readonly path: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: {
    readonly resourceSpans: ReadonlyArray<{
      readonly resource: { readonly attributes: readonly object[] };
      readonly scopeSpans: ReadonlyArray<{ readonly spans: ReadonlyArray<Record<string, unknown>> }>;
    }>;
  };
}

describe('OtlpExporter', () => {
  let server: Server;
  let received: Received[];
  let status: number;
  let dropped: number;
  const exporters: OtlpExporter[] = [];

  beforeAll(async () => {
    server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Received['body'];
        received.push({ path: incoming.url, headers: incoming.headers, body });
        response.writeHead(status).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    received = [];
    status = 200;
    dropped = 0;
  });
  afterEach(async () => {
    await Promise.all(exporters.splice(0).map((exporter) => exporter.close()));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const open = (options: Partial<OtlpOptions> = {}) => {
    const exporter = new OtlpExporter({
      service: 'payments',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      headers: { authorization: 'Bearer collector' },
      logger: silentLogger,
      dropped: (count) => (dropped += count),
      intervalMs: 3_600_000,
      ...options,
    });
    exporters.push(exporter);
    return exporter;
  };
  const parent = newTrace();
  const span = (change: Partial<Span> = {}): Span => ({
    name: 'handle order.placed.v1',
    kind: 'consumer',
    trace: childOf(parent),
    parentSpanId: parent.spanId,
    startedAt: 1_700_000_000_000,
    durationMs: 1.5,
    attributes: { 'messaging.system': 'rabbitmq', attempt: 2, late: false },
    failure: undefined,
    ...change,
  });
  const spansOf = (index: number) => received[index]!.body.resourceSpans[0]!.scopeSpans[0]!.spans;

  it('sends spans as the collector wants them, with the headers it asks for', async () => {
    const exporter = open();
    const first = span();
    exporter.record(first);
    exporter.record(span({ failure: 'declined' }));
    await exporter.flush();
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ path: '/v1/traces', headers: { authorization: 'Bearer collector' } });
    expect(received[0]!.body.resourceSpans[0]!.resource.attributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'payments' },
    });
    expect(spansOf(0)[0]).toEqual({
      traceId: parent.traceId,
      spanId: first.trace.spanId,
      parentSpanId: parent.spanId,
      name: 'handle order.placed.v1',
      kind: 5,
      startTimeUnixNano: '1700000000000000000',
      endTimeUnixNano: '1700000000001500000',
      attributes: [
        { key: 'messaging.system', value: { stringValue: 'rabbitmq' } },
        { key: 'attempt', value: { intValue: '2' } },
        { key: 'late', value: { boolValue: false } },
      ],
    });
    expect(spansOf(0)[1]).toMatchObject({ status: { code: 2, message: 'declined' } });
  });

  it('sends many in batches, a full one without waiting for its turn', async () => {
    const exporter = open({ batchSize: 3 });
    for (let index = 0; index < 7; index += 1) exporter.record(span());
    await exporter.flush();
    expect(received.map((_, index) => spansOf(index).length)).toEqual([3, 3, 1]);
  });

  it('drops and counts what does not fit and what is not taken; never throws', async () => {
    const full = open({ mostQueued: 2 });
    for (let index = 0; index < 5; index += 1) full.record(span());
    expect(dropped).toBe(3);
    status = 503;
    await full.flush();
    expect(dropped).toBe(5);
    const away = open({ endpoint: 'http://127.0.0.1:1' });
    away.record(span());
    await away.flush();
    expect(dropped).toBe(6);
    status = 200;
    full.record(span());
    await full.flush();
    expect(received.map((_, index) => spansOf(index).length)).toEqual([2, 1]);
  });

  it('leaves out what is not sampled', async () => {
    const exporter = open();
    exporter.record(span({ trace: { ...newTrace(), sampled: false } }));
    await exporter.flush();
    expect(received).toEqual([]);
    expect(dropped).toBe(0);
  });
});
