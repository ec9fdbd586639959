import { toFailure, type Failure } from '#platform/errors/failure';
import type { StepReference } from '../step-reference';
import { defaultRetryLimits, judge, nextDelay, type RetryLimits } from '../retry/retry-policy';
import type { FaultPlan } from './faults';
import type { ModelBroker } from './model-broker';
import type { ModelMessage, QueuedMessage } from './model-message';
import { relayBatch } from './model-relay';
import { ModelStore, type ModelTx } from './model-store';
import type { VirtualTime } from './virtual-time';

/** The process died just now: whatever it was doing ends here. */
class Died extends Error {}

export type StepOutcome =
  { readonly result: unknown } | { readonly error: { readonly code: string; readonly message: string } };

/** What a handler has: the same as a `MessageContext`, and the life of the process that it runs in. */
export interface ModelContext {
  readonly message: QueuedMessage;
  readonly life: Life;
  /** A look before an outside system is called; `once` decides. */
  readonly alreadyHandled: () => boolean;
  readonly once: (work: (tx: ModelTx) => Promise<void> | void) => Promise<boolean>;
  /** Tells the workflow step that waits for it. */
  readonly settle: (tx: ModelTx, outcome: StepOutcome) => void;
}

export type ModelHandler = (body: unknown, context: ModelContext) => Promise<void>;

/** Mistakes that can be made on purpose, for proving that they are found. */
export interface Mistakes {
  readonly acknowledgesFirst?: boolean;
  readonly keepsNoInbox?: boolean;
  readonly forgetsBeforeConfirm?: boolean;
  readonly neverRetries?: boolean;
  readonly neverSweeps?: boolean;
  readonly neverLooksFirst?: boolean;
}

interface World {
  readonly time: VirtualTime;
  readonly broker: ModelBroker;
  readonly faults: FaultPlan;
  readonly mistakes: Mistakes;
}

const DELAYS_MS = [1_000, 5_000, 30_000, 300_000, 3_600_000];
const LIMITS: RetryLimits = defaultRetryLimits(DELAYS_MS);
const BATCH_SIZE = 5;
const SWEEP_MS = 60_000;
const RELAY_PAUSE_MS = 500;

/** One life of a process, from its start to its death. */
export class Life {
  alive = true;

  constructor(
    private readonly service: ModelService,
    private readonly world: World,
  ) {}

  /** A place where the process may die. */
  readonly checkpoint = (name: string): void => {
    if (this.alive && this.world.faults.strikes(`crash/${this.service.name} ${name}`)) this.service.die();
    this.goOn();
  };

  async sleep(milliseconds: number): Promise<void> {
    await this.world.time.sleep(milliseconds);
    this.goOn();
  }

  async transaction<T>(work: (tx: ModelTx) => Promise<T> | T): Promise<T> {
    this.goOn();
    const value = await this.service.store.transaction(
      () => this.world.time.now().getTime(),
      async (tx) => {
        this.goOn();
        const done = await work(tx);
        this.checkpoint('consumer.after-effect-before-commit');
        return done;
      },
    );
    this.service.wakeRelay();
    return value;
  }

  goOn(): void {
    if (!this.alive) throw new Died();
  }
}

/**
 * A service on the model of broker and database: consumer with inbox, retries and dead letters, and relay with sweep. What decides is
 * the product's own (`judge`, `nextDelay`); what acts is a model of `MessageProcessor`, `handleOnce` and `Relay`.
 */
export class ModelService {
  readonly store = new ModelStore();
  readonly dead: Array<{ readonly message: QueuedMessage; readonly failure: Failure }> = [];
  crashes = 0;
  private readonly handlers = new Map<string, ModelHandler>();
  private readonly onStart: Array<(life: Life) => void> = [];
  private life: Life | undefined;
  private relaying = false;

  constructor(
    readonly name: string,
    private readonly world: World,
  ) {}

  handle(names: readonly string[], handler: ModelHandler): void {
    this.world.broker.bind(this.name, names);
    for (const name of names) this.handlers.set(name, handler);
  }

  /** Work of its own in every life: a sweep, for example. */
  every(intervalMs: number, work: (life: Life) => Promise<void>): void {
    this.onStart.push((life) => {
      const round = (): void => {
        if (!life.alive) return;
        work(life).catch(ignoreDeath);
        this.world.time.after(intervalMs, round);
      };
      this.world.time.after(this.world.faults.between('first sweep', 1, intervalMs), round);
    });
  }

  start(): void {
    const life = new Life(this, this.world);
    this.life = life;
    this.relaying = false;
    this.world.broker.consume(this.name, {
      deliver: (message, settled) => {
        this.process(life, message, settled).catch(ignoreDeath);
      },
    });
    if (!this.world.mistakes.neverSweeps) this.sweepOutbox(life);
    for (const begin of this.onStart) begin(life);
    this.wakeRelay();
  }

  get current(): Life | undefined {
    return this.life;
  }

  /** SIGKILL; it is started again soon. */
  die(): void {
    if (!this.life) return;
    this.life.alive = false;
    this.life = undefined;
    this.crashes += 1;
    this.world.broker.detach(this.name);
    this.world.time.after(this.world.faults.between('restart', 200, 8_000), () => this.start());
  }

  wakeRelay(): void {
    const { life } = this;
    if (!life || this.relaying) return;
    this.relaying = true;
    this.world.time.after(1, () => this.relay(life));
  }

  private relay(life: Life): void {
    if (!life.alive) return;
    this.relaying = false;
    try {
      const { broker, mistakes, time } = this.world;
      const now = time.now().getTime();
      const { full, failed } = relayBatch(this.store, broker, now, life.checkpoint, {
        batchSize: BATCH_SIZE,
        forgetFirst: mistakes.forgetsBeforeConfirm === true,
      });
      if (!full && !failed) return;
      this.relaying = true;
      time.after(failed ? RELAY_PAUSE_MS : 1, () => this.relay(life));
    } catch (error) {
      ignoreDeath(error);
    }
  }

  private sweepOutbox(life: Life): void {
    if (!life.alive) return;
    const now = this.world.time.now().getTime();
    if (this.store.outbox.some(({ availableAt }) => availableAt <= now)) this.wakeRelay();
    // When nothing goes wrong any more, what is committed leaves at once: looking on would only cost time.
    if (this.world.faults.peaceful && this.store.outbox.length === 0) return;
    this.world.time.after(SWEEP_MS, () => this.sweepOutbox(life));
  }

  private async process(life: Life, message: QueuedMessage, settled: () => void): Promise<void> {
    const { mistakes, time, broker } = this.world;
    life.checkpoint('consumer.after-deliver');
    const now = time.now().getTime();
    if (message.notBefore > now) {
      broker.putLater(this.name, message, nextDelay(message.notBefore - now, DELAYS_MS));
      return settled();
    }
    if (mistakes.acknowledgesFirst) settled();
    const failure = await this.attempt(life, message);
    life.goOn();
    if (failure) this.dispose(message, failure);
    life.checkpoint('consumer.after-commit-before-ack');
    settled();
  }

  private async attempt(life: Life, message: QueuedMessage): Promise<Failure | undefined> {
    try {
      await this.handlers.get(message.name)!(message.body, this.contextOf(life, message));
      return undefined;
    } catch (error) {
      if (error instanceof Died) throw error;
      return toFailure(error);
    }
  }

  private dispose(message: QueuedMessage, failure: Failure): void {
    const { time, broker, faults, mistakes } = this.world;
    const now = time.now().getTime();
    const firstSeenAt = message.firstSeenAt || now;
    const verdict = judge(failure, message.attempt, now - firstSeenAt, LIMITS, () => faults.chance('jitter'));
    if (verdict.kind === 'dead' || mistakes.neverRetries) {
      this.dead.push({ message, failure });
      return;
    }
    const { attempt } = message;
    const again = { ...message, attempt: attempt + 1, firstSeenAt, notBefore: now + verdict.delayMs };
    broker.putLater(this.name, again, nextDelay(verdict.delayMs, DELAYS_MS));
  }

  private contextOf(life: Life, message: QueuedMessage): ModelContext {
    return {
      message,
      life,
      alreadyHandled: () =>
        !this.world.mistakes.neverLooksFirst && this.store.inbox.has(`${message.name} ${message.id}`),
      once: async (work) => {
        let done = false;
        await life.transaction(async (tx) => {
          const fresh = tx.note(message.id, message.name);
          if (!fresh && !this.world.mistakes.keepsNoInbox) return;
          life.checkpoint('consumer.after-inbox-insert');
          await work(tx);
          done = true;
        });
        return done;
      },
      settle: (tx, outcome) => {
        const { step } = message;
        if (step) tx.publish(settlement(step, outcome));
      },
    };
  }
}

/** Named after what it settles: a repetition is dropped by the receiver. */
function settlement(step: StepReference, outcome: StepOutcome): ModelMessage {
  const { runId, stepId, attempt } = step;
  const how = 'error' in outcome ? 'failed' : 'completed';
  return {
    id: `settle ${runId} ${stepId} ${attempt} ${how}`,
    name: 'settle-step',
    body: { ...step, outcome },
  };
}

function ignoreDeath(error: unknown): void {
  if (!(error instanceof Died)) throw error;
}
