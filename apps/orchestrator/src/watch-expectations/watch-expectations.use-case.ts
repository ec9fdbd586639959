import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK } from '#service/tokens';
import { Alerts } from '../alerts/alerts';
import { ExpectationRepository, type LateFact, type Opener } from '../database/expectation.repository';
import { parseDuration } from '../engine/document/duration';
import { evaluateIn } from '../engine/document/template';
import { Effort } from '../engine/run/effort';
import type { Publish } from '../runs/run-keeper';
import { FetchCommands } from './fetch-commands';
import { raiseLate, settleLate } from './late-alert';
import { PublishedExpectations, type PublishedExpectation } from './published-expectations';

const INTERVAL_MS = 30_000;
const BATCH = 200;

/**
 * The alarm on silence: a workflow says what must follow what and within which time. What does not come raises an alert and is asked for
 * again; once it is there the alert is over. An order that goes as it should costs nothing: only the log of facts is read.
 */
@Injectable()
export class WatchExpectations implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly expectations: ExpectationRepository,
    private readonly published: PublishedExpectations,
    private readonly fetches: FetchCommands,
    private readonly configuration: ConfigurationCopy,
    private readonly alerts: Alerts,
    private readonly outbox: Outbox,
    private readonly periodic: Periodic,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every('orchestrator.expectations', INTERVAL_MS, () => this.run());
  }

  async run(): Promise<void> {
    await this.settleAnswered();
    for (const one of await this.published.all(this.database)) await this.look(one);
    await this.fetchDue();
  }

  private readonly publish: Publish = (...args) => this.outbox.publish(...args);

  private async look({ workflowId, expectation }: PublishedExpectation): Promise<void> {
    const now = this.clock.now();
    const key = { workflowId, expectationId: expectation.id };
    const from = await this.expectations.cursor(this.database, key, now);
    const to = new Date(now.getTime() - (parseDuration(expectation.within) ?? 0));
    if (to <= from) return;
    const { after, expect: expected, fetch } = expectation;
    const openers = await this.expectations.unanswered(this.database, { after, expected, from, to });
    await this.database.transaction(async (tx) => {
      for (const opener of openers) {
        if (!(await this.isMeant(workflowId, expectation.filter, opener))) continue;
        const late = { ...opener, ...key, expected, fetch, fetches: 0 };
        if (!(await this.expectations.addLate(tx, late))) continue;
        await this.alerts.apply(tx, raiseLate(late, expectation), this.publish);
        await this.fetch(tx, late, now);
      }
      await this.expectations.moveCursor(tx, key, to);
    });
  }

  /** A filter that cannot be evaluated means it: silence about a mistake would be worse than an alert too many. */
  private async isMeant(workflowId: string, filter: string | undefined, opener: Opener): Promise<boolean> {
    const store = this.configuration.stores().find(({ id }) => id === opener.storeId);
    if (!store?.workflows.includes(workflowId)) return false;
    if (filter === undefined) return true;
    const wanted = await evaluateIn(filter, { event: opener.body, store }, new Effort());
    return !wanted.ok || wanted.value === true;
  }

  private async settleAnswered(): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const late of await this.expectations.takeAnswered(tx, BATCH)) {
        await this.alerts.apply(tx, settleLate(late), this.publish);
      }
    });
  }

  private async fetchDue(): Promise<void> {
    const now = this.clock.now();
    for (const late of await this.expectations.dueForFetch(this.database, now, BATCH)) {
      await this.database.transaction((tx) => this.fetch(tx, late, now));
    }
  }

  private async fetch(tx: Tx, late: LateFact, now: Date): Promise<void> {
    const next = await this.fetches.send(tx, late, now);
    await this.expectations.fetched(tx, late, next);
  }
}
