import { Module } from '@nestjs/common';
import type { ConnectorModule } from '#connectors/kit/connector-module';
import type { MailPort } from '#connectors/kit/mail-port';
import { smtpSettings } from '#connectors/smtp/manifest';
import { OrchestratorListConnectionStates, OrchestratorTestConnection } from '#contracts/queries/connections';
import { Failure } from '#platform/errors/failure';
import { createTestService, type TestService } from '#testing/service/create-test-service';
import { ConfigurationCopy } from '../configuration/configuration-copy';

@Module({})
class NothingElse {}

const connector: ConnectorModule = {
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
  mail: (connection): Promise<MailPort> =>
    Promise.resolve({
      send: () => Promise.resolve(),
      probe: () =>
        connection.secrets['password']?.[0] === 'right'
          ? Promise.resolve()
          : Promise.reject(
              Failure.permanent('mail-credentials-refused', 'The mail server refused the password', {
                suggestion: 'Give the password of the mail account.',
              }),
            ),
    }),
};
const configuration = (password: string) => ({
  connections: [{ id: 'mail-1', system: 'fake-mail', secrets: { password } }],
  stores: [],
});

describe('the test of a connection', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService({
      service: 'orchestrator',
      module: NothingElse,
      subscriptions: [],
      migrations: [],
      connectors: { 'fake-mail': () => Promise.resolve(connector) },
      configuration: configuration('wrong'),
    });
  });
  afterAll(() => service.close());

  const version = () => service.app.get(ConfigurationCopy).version();
  const test = (connectionId = 'mail-1', configurationVersion = version()) =>
    service.ask(OrchestratorTestConnection, { connectionId, configurationVersion });

  it('says what the outside system refused, and that it works once the secret is right', async () => {
    expect(await test()).toMatchObject({
      ok: false,
      code: 'mail-credentials-refused',
      message: 'The mail server refused the password',
      suggestion: 'Give the password of the mail account.',
    });
    await service.configure(configuration('right'));
    expect(await test()).toMatchObject({ ok: true, code: null, message: null });
    const { items } = await service.ask(OrchestratorListConnectionStates, {});
    expect(items).toMatchObject([
      { connectionId: 'mail-1', state: 'healthy', lastAnswerAt: expect.any(String) as string },
    ]);
  });

  it('waits for the version that was saved just now', async () => {
    const wanted = version() + 1;
    const asked = test('mail-1', wanted);
    await service.configure(configuration('wrong'));
    expect(version()).toBe(wanted);
    expect(await asked).toMatchObject({ ok: false, code: 'mail-credentials-refused' });
  });

  it('says that a connection is not known', async () => {
    expect(await test('nowhere')).toMatchObject({ ok: false, code: 'unknown-connection' });
  });
});
