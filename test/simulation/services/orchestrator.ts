import type { StepOutcome } from '#messaging/simulation/model-service';
import type { ModelTx } from '#messaging/simulation/model-store';
import { advance } from '../../../apps/orchestrator/src/engine/run/advance';
import type { WorkflowDocument } from '../../../apps/orchestrator/src/engine/document/workflow-document';
import { listenedEvents } from '../../../apps/orchestrator/src/engine/run/listened-events';
import type { MailboxItem, RunInput, RunState } from '../../../apps/orchestrator/src/engine/run/run-state';
import { startRun } from '../../../apps/orchestrator/src/engine/run/start-run';
import { triggers } from '../../../apps/orchestrator/src/engine/run/triggers';
import type { World } from '../world';

const FACTS = [
  'order.placed',
  'order.status-changed',
  'payment.created',
  'payment.authorized',
  'payment.succeeded',
  'payment.failed',
  'payment.canceled',
  'refund.succeeded',
  'journal-entry.posted',
];

/** Runs of the workflow: the engine is the product's; saving and carrying out is what `TakeEvent` and `RunKeeper` do. */
export function startOrchestrator(world: World, document: WorkflowDocument, store: unknown): void {
  const service = world.service('orchestrator');

  const moveOn = async (tx: ModelTx, run: RunState, input: RunInput | null): Promise<void> => {
    const { state, effects } = await advance(document, run, input, { now: world.time.now(), store });
    tx.set(`run ${state.orderId}`, state);
    for (const effect of effects) {
      if (effect.kind !== 'command') continue;
      const { stepId, attempt, command, body } = effect;
      const { runId } = state;
      const id = `${runId}:${stepId}:${attempt}`;
      tx.publish({ id, name: command, body, step: { runId, stepId, attempt } });
    }
  };

  for (const name of FACTS) {
    service.handle([name], async (body, { message, once }) => {
      const { storeId, orderId } = body as { storeId: string; orderId: string };
      await once(async (tx) => {
        const item: MailboxItem = { eventId: message.id, name, body };
        const earlier = tx.get<readonly MailboxItem[]>(`facts ${orderId}`) ?? [];
        tx.set(`facts ${orderId}`, [...earlier, item]);
        const run = tx.get<RunState>(`run ${orderId}`);
        if (run) return moveOn(tx, run, { kind: 'event', ...item });
        if (!(await triggers(document, name, body, store))) return;
        const listened = listenedEvents(document);
        const started = startRun(document, {
          ...{ runId: `run-${orderId}`, version: 1, storeId, orderId, event: body },
          earlier: earlier.filter((fact) => listened.has(fact.name)),
          now: world.time.now(),
        });
        await moveOn(tx, started, null);
      });
    });
  }

  service.handle(['settle-step'], async (body, { once }) => {
    const settled = body as { runId: string; stepId: string; attempt: number; outcome: StepOutcome };
    await once(async (tx) => {
      const run = tx.get<RunState>(`run ${settled.runId.slice('run-'.length)}`);
      if (run) await moveOn(tx, run, { kind: 'settled', ...settled });
    });
  });

  service.handle(['orchestrator.send-email'], async (_body, { once, settle }) => {
    await once((tx) => settle(tx, { result: {} }));
  });
  service.start();
}
