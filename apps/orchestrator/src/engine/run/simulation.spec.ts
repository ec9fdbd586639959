import fc from 'fast-check';
import orderToCash from '../../../../../workflows/order-to-cash.json';
import { OrderFacts, aStore } from '../../specs/facts';
import { validateWorkflow } from '../document/validate-workflow';
import { advance } from './advance';
import type { Effect, RunInput, RunState } from './run-state';
import { startRun } from './start-run';

const validated = validateWorkflow(orderToCash);
if (!validated.ok) throw new Error(JSON.stringify(validated.error));
const document = validated.value;
const surroundings = { now: new Date('2026-01-15T12:00:00Z'), store: aStore };
const RUNS = 60;

type Message = { readonly id: string; readonly input: RunInput | null };

/** Draws, from a list of numbers that the property shrinks, what goes wrong next. */
class Mischief {
  private position = 0;
  constructor(private readonly draws: readonly number[]) {}
  /** True in about one of `oneIn` cases, as long as there are draws left. */
  strikes(oneIn: number): boolean {
    const draw = this.draws[this.position++];
    return draw !== undefined && draw % oneIn === 0;
  }
}

/**
 * A run on a broker that delivers twice and a process that dies: as the service does it, state, inbox and outbox change together
 * when a message is committed, and not at all when the process dies before.
 */
class World {
  state: RunState;
  readonly sent: Array<Effect & { kind: 'command' }> = [];
  private readonly inbox = new Set<string>();
  private readonly queue: Message[];

  constructor(
    facts: OrderFacts,
    messages: readonly Message[],
    private readonly mischief: Mischief,
  ) {
    const event = { order: facts.order };
    const { now } = surroundings;
    this.state = startRun(document, { runId: 'run', version: 1, ...facts.key, event, earlier: [], now });
    this.queue = [{ id: 'start', input: null }, ...messages];
  }

  async run(): Promise<void> {
    while (this.queue.length > 0) {
      const message = this.queue[0]!;
      await this.deliver(message);
      if (this.mischief.strikes(3)) continue;
      this.queue.shift();
    }
  }

  private async deliver(message: Message): Promise<void> {
    if (this.inbox.has(message.id)) return;
    const advanced = await advance(document, this.state, message.input, surroundings);
    if (this.mischief.strikes(4)) return this.deliver(message);
    this.inbox.add(message.id);
    this.state = advanced.state;
    for (const effect of advanced.effects) {
      if (effect.kind !== 'command') continue;
      this.sent.push(effect);
      const { stepId, attempt } = effect;
      const input: RunInput = { kind: 'settled', stepId, attempt, outcome: { result: {} } };
      this.queue.splice(1, 0, { id: `settled ${stepId} ${attempt}`, input });
    }
  }

  sentTexts(): string[] {
    return this.sent.map(({ command, body }) =>
      `${command} ${(body as { orderStatus?: string }).orderStatus ?? ''}`.trim(),
    );
  }

  lastStatus(): string | undefined {
    return this.sent.map(({ body }) => (body as { orderStatus?: string }).orderStatus).findLast(Boolean);
  }
}

const eventMessage = (name: string, body: unknown, index: number): Message => ({
  id: `event-${index}`,
  input: { kind: 'event', eventId: `event-${index}`, name, body },
});

function life(facts: OrderFacts): Message[] {
  return [
    eventMessage('payment.created', facts.paymentFact('pending'), 1),
    eventMessage('payment.failed', facts.paymentFact('failed'), 2),
    eventMessage('payment.authorized', facts.paymentFact('authorized'), 3),
    eventMessage('order.status-changed', facts.statusChanged('ready_for_capture'), 4),
    eventMessage('payment.succeeded', facts.paymentFact('paid'), 5),
    eventMessage('journal-entry.posted', facts.journalPosted(), 6),
    eventMessage('order.status-changed', facts.statusChanged('completed'), 7),
  ];
}

/** Without what only counts the steps on the way there. */
const outcome = ({ status, vars, payment, order }: RunState) => ({ status, vars, payment, order });

const draws = fc.array(fc.nat(1000), { maxLength: 60 });

describe('order-to-cash in an unreliable world', () => {
  it('AC-08: duplicates and deaths at any place leave the same state and the same commands, each once', async () => {
    const facts = new OrderFacts();
    const messages = life(facts);
    const calm = new World(facts, messages, new Mischief([]));
    await calm.run();
    expect(calm.state.status).toBe('completed');
    await fc.assert(
      fc.asyncProperty(draws, async (numbers) => {
        const world = new World(facts, messages, new Mischief(numbers));
        await world.run();
        expect(world.state).toEqual(calm.state);
        expect(world.sentTexts()).toEqual(calm.sentTexts());
      }),
      { numRuns: RUNS },
    );
  });

  it('facts in any order end in the same place: paid is never undone, the ERP gets the order once', async () => {
    const facts = new OrderFacts();
    const messages = life(facts);
    const calm = new World(facts, messages, new Mischief([]));
    await calm.run();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(messages, { minLength: messages.length }),
        draws,
        async (shuffled, numbers) => {
          const world = new World(facts, shuffled, new Mischief(numbers));
          await world.run();
          expect(outcome(world.state)).toEqual(outcome(calm.state));
          expect(world.lastStatus()).toBe('paid');
          const posted = world.sentTexts().filter((text) => text === 'reconciliation.post-order');
          expect(posted).toHaveLength(1);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
