import type { StepOutcome } from '#messaging/simulation/model-service';
import type { ModelTx } from '#messaging/simulation/model-store';
import type { WorkflowDocument } from '../document/workflow-document';
import { advance } from '../run/advance';
import { Effort } from '../run/effort';
import { listenedEvents } from '../run/listened-events';
import type { MailboxItem, RunInput, RunState, Timer } from '../run/run-state';
import { startRun } from '../run/start-run';
import { triggers } from '../run/triggers';
import type { TwinWorld } from './twin-world';

export const RUN = 'run';
const FACTS = 'facts';
const AGAIN_MS = 5_000;
/** Of one go: the play may be over, its expressions go on. */
const MOST_MS = 10_000;

/** The runs of a document in the world of the twin: what `TakeEvent` and `RunKeeper` do, for one order. */
export function serveRuns(
  world: TwinWorld,
  document: WorkflowDocument,
  store: unknown,
  facts: readonly string[],
): void {
  const { orchestrator: service, time } = world;

  const moveOn = async (tx: ModelTx, run: RunState, input: RunInput | null): Promise<void> => {
    const { state, effects } = await time.during(
      advance(document, run, input, { now: time.now(), store, effort: new Effort(MOST_MS) }),
    );
    tx.set(RUN, state);
    for (const effect of effects) {
      if (effect.kind === 'command') {
        const { stepId, attempt, command: name, body } = effect;
        const step = { runId: state.runId, stepId, attempt };
        tx.publish({ id: `${stepId}:${attempt}`, name, body, step });
      } else if (effect.kind === 'set-timer') {
        tx.set(`timer ${effect.timer.id}`, effect.timer);
        fireLater(effect.timer);
      } else if (effect.kind === 'clear-timer') tx.set(`timer ${effect.timerId}`, undefined);
    }
  };

  /** Timers are rows: one that was set by a transaction that never was, or was cleared, does nothing. */
  const fireLater = (timer: Timer, delayMs = Date.parse(timer.dueAt) - time.now().getTime()): void =>
    time.after(delayMs, () => {
      const again = (): void => fireLater(timer, AGAIN_MS);
      const { current } = service;
      if (!current) return again();
      current
        .transaction(async (tx) => {
          const run = tx.get<RunState>(RUN);
          if (!run || tx.get<Timer>(`timer ${timer.id}`)?.dueAt !== timer.dueAt) return;
          tx.set(`timer ${timer.id}`, undefined);
          await moveOn(tx, run, { kind: 'timer', timerId: timer.id });
        })
        .catch(again);
    });

  service.handle(facts, async (body, { message, once }) => {
    const { name } = message;
    await once(async (tx) => {
      const item: MailboxItem = { eventId: message.id, name, body };
      const earlier = tx.get<readonly MailboxItem[]>(FACTS) ?? [];
      tx.set(FACTS, [...earlier, item]);
      const run = tx.get<RunState>(RUN);
      if (run) return moveOn(tx, run, { kind: 'event', ...item });
      if (!(await time.during(triggers(document, name, body, store)))) return;
      const { storeId, orderId } = world.order;
      const listened = listenedEvents(document);
      const started = startRun(document, {
        ...{ runId: 'twin', version: 1, storeId, orderId, event: body, now: time.now() },
        earlier: earlier.filter((fact) => listened.has(fact.name)),
      });
      await moveOn(tx, started, null);
    });
  });

  service.handle(['settle-step'], async (body, { once }) => {
    const settled = body as { stepId: string; attempt: number; outcome: StepOutcome };
    await once(async (tx) => {
      const run = tx.get<RunState>(RUN);
      if (run) await moveOn(tx, run, { kind: 'settled', ...settled });
    });
  });
}
