import { allCommands } from '#contracts/catalog';
import { SettleStep } from '#contracts/commands/settle-step';
import type { ConnectorRegistry } from '#service/connectors/connectors';
import type { MailMessage } from '#connectors/kit/mail-port';
import { Failure } from '#platform/errors/failure';
import {
  createTestService,
  type TestService,
  type TestServiceOptions,
} from '#testing/service/create-test-service';
import { AppModule } from '../app.module';
import { migrations } from '../database/migrations';
import { commands, subscriptions } from '../messages';

export interface SentCommand {
  readonly name: string;
  readonly body: Record<string, unknown>;
  readonly step: { readonly runId: string; readonly stepId: string; readonly attempt: number };
}

/** Success without a result when empty; `none`: the service is silent. */
type Answer =
  | {
      readonly result?: Record<string, unknown>;
      readonly error?: { readonly code: string; readonly message: string };
    }
  | 'none';

interface MailServer {
  isDown: boolean;
  askedInVain: number;
}

export interface UnderTest extends TestService {
  /** Mails that the mail connection was given. */
  readonly mails: MailMessage[];
  readonly mailServer: MailServer;
  /** Commands that steps have sent to other services, oldest first. */
  sent(name?: string): SentCommand[];
  /** Decides how the other services answer from now on; success without a result by default. */
  answerWith(answer: (command: SentCommand) => Answer): void;
  settle(command: SentCommand, answer: Answer): Promise<void>;
}

const commandTypes = new Map(allCommands.map((command) => [command.type, command.name]));

/** The orchestrator alone on the real broker and database; the other services are played by the test. */
export async function createOrchestrator(options: Partial<TestServiceOptions> = {}): Promise<UnderTest> {
  const mails: MailMessage[] = [];
  const mailServer: MailServer = { isDown: false, askedInVain: 0 };
  const service = await createTestService({
    service: 'orchestrator',
    module: AppModule,
    subscriptions,
    commands,
    migrations,
    connectors: mailOnly(mails, mailServer),
    neighbours: { gateway: [], payments: [], 'cms-sync': [], reconciliation: [] },
    configuration: {
      connections: [
        { id: 'kentico', system: 'kentico-xperience-13' },
        { id: 'stripe', system: 'stripe' },
        { id: 'erp', system: 'erpnext' },
        { id: 'mail', system: 'smtp' },
      ],
      stores: [
        {
          id: 'shop',
          commerce: 'kentico',
          payment: 'stripe',
          erp: 'erp',
          mail: 'mail',
          urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
          alerts: { email: ['ops@shop.example'], webhookUrl: null },
        },
        {
          id: 'strict',
          commerce: 'kentico',
          payment: 'stripe',
          erp: 'erp',
          mail: 'mail',
          urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
          stock: { whenShort: 'cancel' },
        },
        {
          id: 'by-shipment',
          commerce: 'kentico',
          payment: 'stripe',
          erp: 'erp',
          urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
          capture: { mode: 'manual', byShipment: true },
        },
      ],
    },
    ...options,
    config: { WORKFLOWS_DIRECTORY: 'workflows', FACT_RETENTION_DAYS: 30, ...options.config },
  });
  let answer: (command: SentCommand) => Answer = () => ({});
  let seen = 0;
  const settle = async ({ step }: SentCommand, given: Answer): Promise<void> => {
    if (given === 'none') return;
    const outcome = given.error
      ? { outcome: 'failed' as const, error: given.error }
      : { outcome: 'completed' as const, result: given.result ?? {} };
    await service.publish(SettleStep, { ...step, ...outcome });
  };
  const answering = setInterval(() => {
    const { seen: messages } = service.probe;
    for (; seen < messages.length; seen += 1) {
      const command = sentCommand(messages[seen]!);
      if (command && !command.name.startsWith('orchestrator.')) void settle(command, answer(command));
    }
  }, 10);
  return {
    ...service,
    mails,
    mailServer,
    sent: (name) =>
      service.probe.seen
        .map(sentCommand)
        .filter((command) => command !== undefined)
        .filter((command) => name === undefined || command.name === name),
    answerWith: (next) => {
      answer = next;
    },
    settle,
    close: async () => {
      clearInterval(answering);
      await service.close();
    },
  };
}

function sentCommand(message: TestService['probe']['seen'][number]): SentCommand | undefined {
  const name = commandTypes.get(message.type);
  const header = message.headers['x-step'];
  if (name === undefined || typeof header !== 'string') return undefined;
  const step = JSON.parse(header) as SentCommand['step'];
  return { name, body: message.body as Record<string, unknown>, step };
}

function mailOnly(mails: MailMessage[], server: MailServer): ConnectorRegistry {
  const port = {
    send: (mail: MailMessage): Promise<void> => {
      if (server.isDown) {
        server.askedInVain += 1;
        return Promise.reject(Failure.transient('connection-failed', 'Nobody answers'));
      }
      mails.push(mail);
      return Promise.resolve();
    },
    probe: () => Promise.resolve(),
  };
  const manifest = {} as never;
  return { smtp: () => Promise.resolve({ manifest, mail: () => Promise.resolve(port) }) };
}
