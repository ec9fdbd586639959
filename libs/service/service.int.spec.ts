import { Controller, Inject, Module } from '@nestjs/common';
import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { MailPort } from '#connectors/kit/mail-port';
import { smtpSettings } from '#connectors/smtp/manifest';
import { SendEmail } from '#contracts/commands/orchestrator';
import { ConnectionDegraded, ConnectionRecovered } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Failure } from '#platform/errors/failure';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import { ConfigurationCopy } from './configuration/configuration-copy';
import { ConfigurationRepository } from './configuration/configuration.repository';
import { Connectors } from './connectors/connectors';
import { Periodic } from './schedule/periodic';

@Controller()
class MailConsumer {
  constructor(@Inject(Connectors) private readonly connectors: Connectors) {}

  @Handles(SendEmail)
  async send(body: BodyOf<typeof SendEmail>, message: MessageContext): Promise<void> {
    const mail = await this.connectors.mail(body.storeId);
    await mail.send({
      to: body.to,
      subject: body.template,
      text: '',
      html: '',
      messageId: message.messageId,
    });
    await message.once(async () => undefined);
  }
}

@Module({ controllers: [MailConsumer] })
class MailModule {}

/** A mail system whose server can be taken away. */
function fakeMail() {
  const state = { down: false, opened: 0, passwords: [] as string[], sent: [] as string[] };
  const module: ConnectorModule = {
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
    mail: async (connection): Promise<MailPort> => {
      state.opened += 1;
      state.passwords.push(connection.secrets['password']![0]!);
      return {
        send: async (mail) => {
          if (state.down) throw Failure.transient('mail-unavailable', 'down');
          state.sent.push(mail.messageId);
        },
        probe: async () => undefined,
      };
    },
  };
  return { state, connectors: { 'fake-mail': async () => module } };
}

const configuration = (password: string) => ({
  connections: [{ id: 'mail-1', system: 'fake-mail', secrets: { password } }],
  stores: [],
});
const mailTo = (connectionId: string) => ({
  storeId: connectionId,
  template: 't',
  to: ['a@example.org'],
  data: {},
});

describe('a service', () => {
  let service: TestService;
  const mail = fakeMail();

  beforeAll(async () => {
    service = await createTestService({
      service: 'orchestrator',
      module: MailModule,
      subscriptions: [],
      commands: [SendEmail],
      migrations: [],
      connectors: mail.connectors,
      configuration: configuration('first password'),
    });
  });
  afterAll(() => service.close());

  it('opens a connector once, with the secrets of the newest configuration', async () => {
    await service.publish(SendEmail, mailTo('mail-1'));
    await service.publish(SendEmail, mailTo('mail-1'));
    await service.waitFor(() => mail.state.sent.length === 2);
    expect(mail.state).toMatchObject({ opened: 1, passwords: ['first password'] });
    await service.configure(configuration('second password'));
    await service.publish(SendEmail, mailTo('mail-1'));
    await service.waitFor(() => mail.state.sent.length === 3);
    expect(mail.state.passwords).toEqual(['first password', 'second password']);
  });

  it('keeps its copy of the configuration in its own table, secrets as ciphertext, and never goes back', async () => {
    const { rows } = await service.database.query<{ text: string }>(
      'SELECT document::text AS text FROM configuration_copy',
    );
    expect(rows[0]!.text).not.toContain('second password');
    const repository = service.app.get(ConfigurationRepository);
    const copy = service.app.get(ConfigurationCopy);
    const stored = (await repository.load())!;
    expect(await repository.save(service.database, { ...stored, version: stored.version - 1 })).toBe(false);
    copy.adopt({ ...stored, version: stored.version - 1, connections: [] });
    expect(copy.connection('mail-1').secrets['password']).toEqual(['second password']);
  });

  it('sees a newer version that another replica has stored', async () => {
    const repository = service.app.get(ConfigurationRepository);
    const copy = service.app.get(ConfigurationCopy);
    const stored = (await repository.load())!;
    await repository.save(service.database, { ...stored, version: stored.version + 1 });
    await service.waitFor(() => copy.version() === stored.version + 1);
  });

  it('tries a message again whose connection is not known yet', async () => {
    const id = await service.publish(SendEmail, mailTo('mail-2'));
    const plain = configuration('third password');
    await service.configure({
      ...plain,
      connections: [...plain.connections, { ...plain.connections[0]!, id: 'mail-2' }],
    });
    await service.waitFor(() => mail.state.sent.includes(id));
  });

  it('tells once that a connection keeps failing, and once that it works again; nothing is lost', async () => {
    mail.state.down = true;
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => service.publish(SendEmail, mailTo('mail-1'))),
    );
    await service.waitFor(() => service.published(ConnectionDegraded).length > 0);
    mail.state.down = false;
    await service.waitFor(() => ids.every((id) => mail.state.sent.includes(id)));
    await service.waitFor(() => service.published(ConnectionRecovered).length > 0);
    expect(service.published(ConnectionDegraded)).toMatchObject([
      { connectionId: 'mail-1', service: 'orchestrator', code: 'mail-unavailable' },
    ]);
    expect(service.published(ConnectionRecovered)).toMatchObject([{ connectionId: 'mail-1' }]);
  });

  it('answers health and metrics', async () => {
    await service.quiet();
    const ready = await service.waitFor(async () => {
      const response = await service.app.inject({ url: '/health/ready' });
      return response.statusCode === 200 && response;
    });
    expect(ready.json()).toMatchObject({
      status: 'ok',
      details: { messaging: { status: 'up', receiving: true } },
    });
    expect((await service.app.inject({ url: '/health/live' })).json()).toEqual({ status: 'ok' });
    expect((await service.app.inject({ url: '/metrics' })).body).toMatch(
      /tillbridge_outbox_rows\{service="orchestrator"\} 0/,
    );
  });

  it('runs periodic work on one replica at a time, and again after a failure', async () => {
    const periodic = service.app.get(Periodic);
    let running = 0;
    let most = 0;
    let turns = 0;
    let ended = 0;
    // Whoever has the turn works until the others have found it taken.
    periodic.every('count', 1_000, async () => {
      turns += 1;
      most = Math.max(most, (running += 1));
      await service.waitFor(() => ended >= 2, { what: 'the two others to go away' });
      running -= 1;
      throw new Error('fails every time');
    });
    const replicas = [1, 2, 3].map(() => periodic.runNow('count').finally(() => (ended += 1)));
    await Promise.all(replicas);
    await periodic.runNow('count');
    expect(most).toBe(1);
    expect(turns).toBe(2);
  });
});
