import { Inject, Injectable } from '@nestjs/common';
import type { PaymentPort, ProviderEvent } from '#connectors/kit/payment-port';
import { WebhookGapFound } from '#contracts/events/webhook-gaps';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { SilenceWatch } from '#service/silence/silence-watch';
import { CLOCK, LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
import { MissedEventRepository } from '../database/missed-event.repository';
import { ProviderEventRepository } from '../database/provider-event.repository';
import { GapReport } from '../domain/gap-report';
import { ProcessProviderEvent } from '../process-webhook/process-provider-event.use-case';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Events become visible late, and two clocks differ. */
const OVERLAP_MS = 10 * MINUTE;
const FIRST_LOOK_BACK_MS = 60 * MINUTE;
/** The provider's own memory, with a margin. */
const MAX_LOOK_BACK_MS = 29 * DAY;
const REMEMBER_MS = 35 * DAY;

/** Walks the provider's list of events and processes, by the ordinary path, those that no webhook brought. */
@Injectable()
export class SweepMissedEvents {
  constructor(
    private readonly database: Database,
    private readonly events: ProviderEventRepository,
    private readonly missed: MissedEventRepository,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly processEvent: ProcessProviderEvent,
    private readonly outbox: Outbox,
    private readonly silence: SilenceWatch,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
  ) {}

  async run(): Promise<void> {
    const connectionIds = new Set(this.configuration.stores().map((store) => store.payment));
    for (const connectionId of connectionIds) {
      const report = new GapReport();
      try {
        await this.sweep(connectionId, report);
      } catch (error) {
        this.logger.warn({ err: error, connectionId }, 'The events of a connection could not be swept');
      }
      await this.tell(connectionId, report);
      await this.silence.swept(connectionId, report.summary()?.events ?? 0);
    }
    const longAgo = new Date(this.clock.now().getTime() - REMEMBER_MS);
    await this.events.forget(this.database, longAgo);
    await this.missed.forget(this.database, longAgo);
  }

  /** The cursor moves only after everything before it has been applied. */
  private async sweep(connectionId: string, report: GapReport): Promise<void> {
    const now = this.clock.now().getTime();
    const sweptTo = await this.events.sweptTo(this.database, connectionId);
    const from = sweptTo ? sweptTo.getTime() - OVERLAP_MS : now - FIRST_LOOK_BACK_MS;
    const range = {
      createdFrom: new Date(Math.max(from, now - MAX_LOOK_BACK_MS)),
      createdTo: new Date(now - this.config.SWEEP_PATIENCE_SECONDS * 1000),
    };
    const port = await this.connectors.payment(connectionId);
    let after: string | null = null;
    for (;;) {
      const page: Awaited<ReturnType<PaymentPort['listEvents']>> = await port.listEvents({ ...range, after });
      await this.processPage(connectionId, page.events, report);
      const last = page.events.at(-1);
      if (last) await this.events.moveCursor(this.database, connectionId, last.createdAt);
      if (!page.hasMore || !last) break;
      after = last.eventId;
    }
    await this.events.moveCursor(this.database, connectionId, range.createdTo);
  }

  private async processPage(
    connectionId: string,
    events: readonly ProviderEvent[],
    report: GapReport,
  ): Promise<void> {
    const worthReading = events.filter((event) => event.body !== '');
    const ids = worthReading.map((event) => event.eventId);
    const unseen = await this.events.unseen(this.database, connectionId, ids);
    for (const event of worthReading.filter((candidate) => unseen.has(candidate.eventId))) {
      const hint = { connectionId, eventId: event.eventId, body: event.body };
      const fetched = await this.processEvent.fetch(hint);
      await this.database.transaction(async (tx) => {
        const note = await this.processEvent.apply(tx, this.outbox, hint, fetched, 'event-sweep');
        await this.missed.record(tx, connectionId, { ...event, note, appliedAt: this.clock.now() });
      });
      report.add(event);
    }
  }

  private async tell(connectionId: string, report: GapReport): Promise<void> {
    const summary = report.summary();
    if (!summary) return;
    this.logger.warn({ connectionId, ...summary }, 'Events that no webhook brought have been dealt with');
    const fact = { connectionId, ...summary, at: this.clock.now().toISOString() };
    await this.database.transaction((tx) => this.outbox.publish(tx, WebhookGapFound, fact));
  }
}
