import { createHmac, randomUUID } from 'node:crypto';
import { WebhookFaults } from '#connectors/kit/simulator/webhook-faults';
import { WebhookSender } from '#connectors/kit/simulator/webhook-sender';
import type { WebhookAttempt } from '#connectors/kit/simulator/webhook-sender';
import type { Clock } from '#platform/clock/clock';
import { signStandardWebhook } from '#platform/webhooks/standard-webhooks';
import type { KenticoDatabase } from '../kentico-database';
import { orderTable } from '../schema/order-tables';
import { customerTable } from '../schema/people-tables';
import { siteTable, zapierWebhookTable } from '../schema/shop-tables';
import type { Row, Table } from '../schema/table';
import type { CustomerObserver } from '../shop/save-customer';
import type { OrderObserver } from '../shop/save-order';
import { rowToJson } from '../wire/json';

/** Where our companion module posts a site's events, and with which secret it signs them. */
export interface EventTarget {
  readonly site: string;
  readonly url: string;
  readonly secret: string;
  /** Whether the module was told to post customers too. */
  readonly customers?: boolean;
}

export interface OrderEventsOptions {
  readonly clock: Clock;
  readonly retryDelaysMs: readonly number[];
  readonly utcOffsetMinutes: () => number;
}

const ZAPIER_EVENT = { created: 0, updated: 1 } as const;

/**
 * Both ways by which events leave Kentico: the companion module's signed posts, and the flat JSON that the Zapier module
 * posts to the URLs in its own table.
 */
export class OrderEvents implements OrderObserver, CustomerObserver {
  readonly faults = new WebhookFaults();
  private readonly sender: WebhookSender;
  private targets: EventTarget[];
  private readonly initialTargets: readonly EventTarget[];

  constructor(
    private readonly database: KenticoDatabase,
    targets: readonly EventTarget[],
    private readonly options: OrderEventsOptions,
  ) {
    this.initialTargets = targets;
    this.targets = [...targets];
    this.sender = new WebhookSender({
      faults: this.faults,
      unixSeconds: () => Math.floor(options.clock.now().getTime() / 1000),
      retryDelaysMs: options.retryDelaysMs,
    });
  }

  /** Replaces the target of a site. */
  target(target: EventTarget): void {
    this.targets = [...this.targets.filter(({ site }) => site !== target.site), target];
  }

  saved(order: Row, kind: 'created' | 'updated', changed: readonly string[]): void {
    this.postSigned(orderTable, order, kind, changed);
    this.postFlat(orderTable, order, kind);
  }

  customerSaved(customer: Row, kind: 'created' | 'updated' | 'deleted', changed: readonly string[]): void {
    const site = this.siteOf(customerTable, customer);
    if (this.targets.some((target) => target.site === site && target.customers === true)) {
      this.postSigned(customerTable, customer, kind, changed);
    }
    if (kind !== 'deleted') this.postFlat(customerTable, customer, kind);
  }

  attempts(): readonly WebhookAttempt[] {
    return this.sender.attempts();
  }

  reset(): void {
    this.sender.reset();
    this.targets = [...this.initialTargets];
  }

  close(): Promise<void> {
    return this.sender.close();
  }

  private postSigned(table: Table, row: Row, kind: string, changed: readonly string[]): void {
    const site = this.siteOf(table, row);
    const target = this.targets.find((candidate) => candidate.site === site);
    if (!target) return;
    const id = `msg_${randomUUID()}`;
    const body = JSON.stringify({
      event: `${table.objectType}.${kind}`,
      objectType: table.objectType,
      id: row[table.id],
      guid: row[table.guid ?? table.id],
      siteName: site,
      changed,
      occurredAt: this.options.clock.now().toISOString(),
    });
    this.sender.send({
      id,
      url: target.url,
      body,
      sign: (unixSeconds, forged) => ({
        ...signStandardWebhook(
          forged ? forgedSecret(target.secret) : target.secret,
          id,
          new Date(unixSeconds * 1000),
          body,
        ),
      }),
      wanted: () => this.targets.includes(target),
      settled: () => undefined,
    });
  }

  private postFlat(table: Table, object: Row, kind: 'created' | 'updated'): void {
    const hooks = this.database.filter(
      zapierWebhookTable,
      (row) =>
        row['WebhookEnabled'] === true &&
        row['WebhookObjectType'] === table.objectType &&
        row['WebhookEventType'] === ZAPIER_EVENT[kind] &&
        (row['WebhookSiteID'] === null || row['WebhookSiteID'] === object[table.site ?? '']),
    );
    if (hooks.length === 0) return;
    const body = rowToJson(object, table, this.options.utcOffsetMinutes());
    for (const hook of hooks) {
      this.sender.send({
        id: randomUUID(),
        url: String(hook['WebhookURL']),
        body,
        sign: () => ({}),
        wanted: () => hook['WebhookEnabled'] === true,
        settled: () => undefined,
      });
    }
  }

  private siteOf(table: Table, row: Row): string {
    return String(this.database.byId(siteTable, Number(row[table.site ?? '']))?.['SiteName']);
  }
}

function forgedSecret(secret: string): string {
  return `whsec_${createHmac('sha256', secret).update('forged').digest('base64')}`;
}
