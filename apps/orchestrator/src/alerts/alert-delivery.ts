import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PostAlert, SendEmail } from '#contracts/commands/orchestrator';
import type { Alert } from '#contracts/models/alert';
import type { Store } from '#contracts/models/configuration';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import type { Publish } from '../runs/run-keeper';
import type { AlertScope } from './alert-rule';

/** Tells people of one change of an alert: one e-mail per address, one request per webhook, each a durable command of our own. */
@Injectable()
export class AlertDelivery {
  constructor(private readonly configuration: ConfigurationCopy) {}

  async deliver(tx: Tx, alert: Alert, scope: AlertScope, publish: Publish): Promise<void> {
    const toldAddresses = new Set<string>();
    const toldUrls = new Set<string>();
    for (const store of this.concerned(scope)) {
      const { email, webhookUrl } = recipients(store, alert.kind);
      const to = email.filter((address) => !toldAddresses.has(address.toLowerCase())).slice(0, 20);
      if (to.length > 0 && store.mail !== null) {
        for (const address of to) toldAddresses.add(address.toLowerCase());
        const data = { ...alert, timeZone: store.timeZone };
        await publish(
          tx,
          SendEmail,
          { storeId: store.id, template: 'alert', to, data },
          { messageId: deliveryId(alert, store.id, 'email') },
        );
      }
      if (webhookUrl !== null && !toldUrls.has(webhookUrl)) {
        toldUrls.add(webhookUrl);
        const id = deliveryId(alert, store.id, 'webhook');
        await publish(tx, PostAlert, { storeId: store.id, deliveryId: id, alert }, { messageId: id });
      }
    }
  }

  private concerned(scope: AlertScope): Store[] {
    if ('connectionId' in scope) return this.configuration.storesOfConnection(scope.connectionId);
    const stores = this.configuration.stores();
    return 'storeId' in scope ? stores.filter((store) => store.id === scope.storeId) : stores;
  }
}

/** As the store wants it for this kind of alert. */
function recipients({ alerts }: Store, kind: string): Pick<Store['alerts'], 'email' | 'webhookUrl'> {
  const rule = alerts.rules[kind];
  if (!rule) return alerts;
  const email = rule.to.length > 0 ? rule.to : alerts.email;
  return { email: rule.email ? email : [], webhookUrl: rule.webhook ? alerts.webhookUrl : null };
}

/** The same for the same change of the same alert: a repetition is dropped on the way or recognised by the receiver. */
function deliveryId(alert: Alert, storeId: string, channel: string): string {
  const text = JSON.stringify([alert.kind, alert.subject, alert.revision, storeId, channel]);
  return `alert_${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}
