import { allCommands, allEvents } from '#contracts/catalog';
import type { MessageDefinition } from '#contracts/message';
import { SettleStep } from '#contracts/commands/settle-step';
import { PaymentsWorld } from '../../apps/payments/src/specs/payments-world';
import {
  createOrchestrator,
  type UnderTest,
} from '../../apps/orchestrator/src/specs/orchestrator-under-test';

const CARRY_EVERY_MS = 10;
const definitions = new Map<string, MessageDefinition>(
  [...allCommands, ...allEvents].map((definition) => [definition.type, definition]),
);

/** Payments and orchestrator in this process, Stripe too, one clock that the test moves; the other services say yes to everything. */
export interface JoinedServices {
  readonly payments: PaymentsWorld;
  readonly orchestrator: UnderTest;
  close(): Promise<void>;
}

export async function joinServices(store: {
  readonly id: string;
  readonly capture: Record<string, unknown>;
  readonly statuses: Record<string, unknown>;
}): Promise<JoinedServices> {
  const payments = await PaymentsWorld.start({ stores: [store] });
  const orchestrator = await createOrchestrator({
    clock: payments.clock,
    configuration: {
      connections: [
        { id: 'kentico', system: 'kentico-xperience-13' },
        { id: 'stripe', system: 'stripe' },
        { id: 'erp', system: 'erpnext' },
        { id: 'mail', system: 'smtp' },
      ],
      stores: [
        {
          ...store,
          commerce: 'kentico',
          payment: 'stripe',
          erp: 'erp',
          mail: 'mail',
          urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
          alerts: { email: ['ops@shop.example'], webhookUrl: null },
        },
      ],
    },
  });
  orchestrator.answerWith((command) => (command.name.startsWith('payments.') ? 'none' : {}));
  const stop = carry(payments, orchestrator);
  return {
    payments,
    orchestrator,
    close: async () => {
      await stop();
      await Promise.all([payments.close(), orchestrator.close()]);
    },
  };
}

/** Each service has exchanges of its own in a test: what one says about payments is carried to the other, in order, once. */
function carry(payments: PaymentsWorld, orchestrator: UnderTest): () => Promise<void> {
  let [fromPayments, fromOrchestrator] = [0, 0];
  let work = Promise.resolve();
  const told = new Set<string>();
  const step = async (): Promise<void> => {
    const events = payments.service.probe.seen;
    for (; fromPayments < events.length; fromPayments += 1) {
      const { type, body, messageId } = events[fromPayments]!;
      const definition = definitions.get(type);
      const concerns = definition !== undefined && (allEvents as unknown[]).includes(definition);
      if (!definition || !(concerns || type === SettleStep.type) || told.has(messageId)) continue;
      told.add(messageId);
      await orchestrator.publish(definition, body, { messageId });
    }
    const commands = orchestrator.sent();
    for (; fromOrchestrator < commands.length; fromOrchestrator += 1) {
      const { name, body, step: of } = commands[fromOrchestrator]!;
      if (!name.startsWith('payments.')) continue;
      const definition = allCommands.find((command) => command.name === name)!;
      await payments.service.publish(definition, body, { step: of });
    }
  };
  const timer = setInterval(() => {
    work = work.then(step);
  }, CARRY_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await work;
  };
}
