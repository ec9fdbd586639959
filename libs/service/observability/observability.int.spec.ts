import { Controller, Inject, Module } from '@nestjs/common';
import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { MailPort } from '#connectors/kit/mail-port';
import { smtpSettings } from '#connectors/smtp/manifest';
import { SendEmail } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Failure } from '#platform/errors/failure';
import { Metrics } from '#platform/metrics/metrics';
import { newTrace } from '#platform/trace/trace-context';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import { TraceCollector } from '#testing/trace-collector';
import { Connectors } from '../connectors/connectors';

@Controller()
class MailConsumer {
  constructor(@Inject(Connectors) private readonly connectors: Connectors) {}

  @Handles(SendEmail)
  async send(body: BodyOf<typeof SendEmail>, message: MessageContext): Promise<void> {
    const mail = await this.connectors.mail(body.storeId);
    await mail.send({ to: body.to, subject: '', text: '', html: '', messageId: message.messageId });
    await message.once(async () => undefined);
  }
}

@Module({ controllers: [MailConsumer] })
class MailModule {}

/** A mail system that refuses what is addressed to nobody. */
const fakeMail: ConnectorModule = {
  manifest: {
    system: 'fake-mail',
    kind: 'mail',
    displayName: 'Fake',
    description: '',
    settings: smtpSettings,
    secrets: [],
    actions: { 'orchestrator.send-email': 'always' },
    probe: '',
    documentation: '',
  },
  mail: async (): Promise<MailPort> => ({
    send: async ({ to }) => {
      if (to.includes('nobody@example.org')) throw Failure.permanent('address-refused', 'No such person');
    },
    probe: async () => undefined,
  }),
};

describe('what a service tells of itself', () => {
  let service: TestService;
  let collector: TraceCollector;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    service = await createTestService({
      service: 'orchestrator',
      module: MailModule,
      subscriptions: [],
      commands: [SendEmail],
      migrations: [],
      connectors: { 'fake-mail': async () => fakeMail },
      configuration: { connections: [{ id: 'mail-1', system: 'fake-mail', secrets: {} }], stores: [] },
      config: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
    });
  });
  afterAll(async () => {
    await service?.close();
    await collector?.stop();
  });

  const mailTo = (to: string) => ({ storeId: 'mail-1', template: 't', to: [to], data: {} });
  const figures = () => service.app.get(Metrics).text();
  const spansOf = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId);

  it('makes one trace of publishing, handling and the call outside', async () => {
    const trace = newTrace();
    await service.publish(SendEmail, mailTo('a@example.org'), { trace });
    await service.waitFor(() => spansOf(trace.traceId).length === 2, { what: 'both spans' });
    const [handled] = collector.named(`handle ${SendEmail.type}`);
    const [called] = collector.named('call send');
    expect(handled).toMatchObject({
      service: 'orchestrator',
      parentSpanId: trace.spanId,
      attributes: { 'messaging.system': 'rabbitmq', 'tillbridge.outcome': 'done' },
    });
    expect(called).toMatchObject({
      parentSpanId: handled!.spanId,
      attributes: { 'tillbridge.connection': 'mail-1' },
    });
    expect(JSON.stringify(collector.spans)).not.toContain('a@example.org');
  });

  it('names the code of what failed, in the span and in the figures', async () => {
    const trace = newTrace();
    await service.publish(SendEmail, mailTo('nobody@example.org'), { trace });
    await service.waitFor(() => spansOf(trace.traceId).length === 2, { what: 'both spans' });
    for (const span of spansOf(trace.traceId)) expect(span.failure).toBe('address-refused');
    await service.waitFor(async () => /^tillbridge_dead_letters\{[^}]*\} 1$/m.test(await figures()));
    const text = await figures();
    for (const line of [
      'tillbridge_messages_handled_total{type="orchestrator.send-email.v1",outcome="done",service="orchestrator"} 1',
      'tillbridge_messages_handled_total{type="orchestrator.send-email.v1",outcome="dead",service="orchestrator"} 1',
      'tillbridge_connection_calls_total{connection="mail-1",outcome="ok",service="orchestrator"} 1',
      'tillbridge_connection_calls_total{connection="mail-1",outcome="permanent",service="orchestrator"} 1',
      'tillbridge_broker_ready{service="orchestrator"} 1',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('gives no label to a type that nobody knows', async () => {
    await service.probe.send(`${service.prefix}tillbridge.commands`, SendEmail.name, Buffer.from('{}'), {
      type: 'orchestrator.made-up.v9',
      messageId: 'made-up',
      headers: {},
    });
    await service.waitFor(async () => (await figures()).includes('type="unknown",outcome="retried"'));
    expect(await figures()).not.toContain('made-up');
  });
});
