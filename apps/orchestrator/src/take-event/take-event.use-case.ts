import { Inject, Injectable } from '@nestjs/common';
import type { EventDefinition } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { alertChanges } from '../alerts/alert-rules';
import { Alerts } from '../alerts/alerts';
import { OrderEventRepository } from '../database/order-event.repository';
import { lockOrder } from '../database/order-lock';
import { RunRepository } from '../database/run.repository';
import { WorkflowRepository } from '../database/workflow.repository';
import type { WorkflowDocument } from '../engine/document/workflow-document';
import type { FactKey } from '../engine/run/order-key';
import type { RunState } from '../engine/run/run-state';
import { tellsKnowledge } from '../engine/run/knowledge';
import { listenedEvents } from '../engine/run/listened-events';
import { startRun } from '../engine/run/start-run';
import { triggers } from '../engine/run/triggers';
import { RunKeeper, type Publish } from '../runs/run-keeper';
import { describeFact, factKey } from '../timeline/describe-fact';
import { PublishedDocuments } from '../workflows/published-documents';

interface Fact {
  readonly name: string;
  readonly body: object;
  readonly eventId: string;
  readonly storeId: string;
  readonly orderId: string | null;
  readonly causationId: string | null;
}

/** A fact is noted in the order's timeline, given to the runs that wait, starts those it triggers, and may raise an alert. */
@Injectable()
export class TakeEvent {
  constructor(
    private readonly database: Database,
    private readonly events: OrderEventRepository,
    private readonly runs: RunRepository,
    private readonly workflows: WorkflowRepository,
    private readonly documents: PublishedDocuments,
    private readonly keeper: RunKeeper,
    private readonly alerts: Alerts,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(event: EventDefinition, body: object, message: MessageContext): Promise<void> {
    const key = factKey(event.name, body);
    if (await this.isNothingToUs(event.name, body, message.messageId, key)) return;
    const publish: Publish = (tx, definition, out, options) => message.publish(tx, definition, out, options);
    await message.once(async (tx) => {
      if (key) {
        const causationId = message.causationId ?? null;
        const fact = { name: event.name, body, eventId: message.messageId, causationId, ...key };
        if (key.orderId !== null) await this.note(tx, { ...fact, orderId: key.orderId });
        // Asked together: two questions cost one way to the database and back.
        const [open, candidates] = await Promise.all([
          this.openRuns(tx, fact),
          this.workflows.triggeredBy(tx, fact.name),
        ]);
        await this.feedRuns(tx, open, fact, publish);
        await this.startRuns(tx, candidates, fact, publish);
      }
      await this.alerts.consider(tx, event.name, body, message.messageId, publish);
    });
  }

  /** About no order, starting nothing, no matter for an alert: it leaves no trace, so that not even its arrival need be noted. */
  private async isNothingToUs(
    name: string,
    body: object,
    eventId: string,
    key: FactKey | undefined,
  ): Promise<boolean> {
    if (key && key.orderId !== null) return false;
    if (alertChanges(name, body, eventId).length > 0) return false;
    return !key || (await this.workflows.triggeredBy(this.database, name)).length === 0;
  }

  private async note(tx: Tx, fact: Fact & { orderId: string }): Promise<void> {
    await lockOrder(tx, fact.storeId, fact.orderId);
    const { at, source, summary } = describeFact(fact.name, fact.body);
    await this.events.append(tx, {
      storeId: fact.storeId,
      orderId: fact.orderId,
      eventId: fact.eventId,
      type: fact.name,
      at: at ?? this.clock.now().toISOString(),
      source,
      summary,
      body: fact.body,
      causationId: fact.causationId,
      notedAt: this.clock.now(),
    });
  }

  private async openRuns(tx: Tx, { storeId, orderId, name, body }: Fact): Promise<readonly RunState[]> {
    if (orderId === null) return [];
    // A fact that tells neither order nor payment is nothing to a run that does not listen for it: its state need not even be read.
    const deaf = tellsKnowledge(body) ? [] : this.documents.deafTo(name);
    return this.runs.openRuns(tx, storeId, orderId, deaf);
  }

  private async feedRuns(tx: Tx, open: readonly RunState[], fact: Fact, publish: Publish): Promise<void> {
    const { eventId, name, body } = fact;
    for (const run of open) {
      await this.keeper.feed(tx, run, { kind: 'event', eventId, name, body }, publish);
    }
  }

  private async startRuns(
    tx: Tx,
    candidates: ReadonlyArray<{ workflowId: string; version: number }>,
    fact: Fact,
    publish: Publish,
  ): Promise<void> {
    if (candidates.length === 0) return;
    const store = this.configuration.store(fact.storeId);
    for (const { workflowId, version } of candidates) {
      if (!store.workflows.includes(workflowId)) continue;
      const document = await this.documents.get(tx, workflowId, version);
      if (!(await triggers(document, fact.name, fact.body, store))) continue;
      await this.startOne(tx, document, version, fact, publish);
    }
  }

  private async startOne(
    tx: Tx,
    document: WorkflowDocument,
    version: number,
    fact: Fact,
    publish: Publish,
  ): Promise<void> {
    const { storeId, orderId, eventId } = fact;
    const earlier =
      orderId === null
        ? []
        : await this.events.earlier(tx, storeId, orderId, listenedEvents(document), eventId);
    const now = this.clock.now();
    const run = startRun(document, {
      runId: newId('run', now),
      version,
      storeId,
      orderId,
      event: fact.body,
      earlier,
      now,
    });
    const perOrder = document.trigger.runs === 'per-order' && orderId !== null;
    const startedFor = JSON.stringify(perOrder ? [storeId, orderId] : [eventId]);
    await this.keeper.begin(tx, document, run, { startedFor, causedBy: eventId }, publish);
  }
}
