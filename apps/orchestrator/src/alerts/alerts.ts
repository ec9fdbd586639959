import { Inject, Injectable } from '@nestjs/common';
import { ConnectionSilent } from '#contracts/events/connection-silence';
import { ConnectionDegraded } from '#contracts/events/platform';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import type { Publish } from '../runs/run-keeper';
import { AlertDelivery } from './alert-delivery';
import type { AlertChange, AlertScope } from './alert-rule';
import { alertChanges } from './alert-rules';
import { AlertRepository } from './alert.repository';

/** Raises and settles alerts; people are told only when the state changes. */
@Injectable()
export class Alerts {
  constructor(
    private readonly repository: AlertRepository,
    private readonly delivery: AlertDelivery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async consider(tx: Tx, event: string, body: object, eventId: string, publish: Publish): Promise<void> {
    for (const change of alertChanges(event, body, eventId)) await this.apply(tx, change, publish);
  }

  async apply(tx: Tx, change: AlertChange, publish: Publish): Promise<void> {
    const now = this.clock.now();
    if (change.change !== 'raise') {
      const settled =
        change.change === 'settle'
          ? await this.repository.settle(tx, change, now)
          : await this.repository.settleSubject(tx, change, now);
      if (settled) await this.delivery.deliver(tx, settled, scopeOf(settled), publish);
      return;
    }
    const store = 'storeId' in change.scope ? change.scope : { storeId: null, orderId: null };
    const text = { title: change.title.slice(0, 300), detail: change.detail, ...store };
    const raised = await this.repository.raise(tx, change, text, now);
    if (raised) await this.delivery.deliver(tx, raised, change.scope, publish);
  }
}

/** Kinds whose subject is a connection. */
const OF_CONNECTIONS: ReadonlySet<string> = new Set([ConnectionDegraded.name, ConnectionSilent.name]);

/** Who was told that it began is told that it is over. */
function scopeOf(alert: {
  kind: string;
  subject: string;
  storeId: string | null;
  orderId: string | null;
}): AlertScope {
  if (alert.storeId !== null) return { storeId: alert.storeId, orderId: alert.orderId };
  return OF_CONNECTIONS.has(alert.kind) ? { connectionId: alert.subject } : { everybody: true };
}
