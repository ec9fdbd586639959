import { Inject, Injectable } from '@nestjs/common';
import type { StoredWebhookSchema } from '#contracts/commands/webhooks';
import { WebhookProcessed } from '#contracts/events/platform';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import type { z } from 'zod';
import { CheckCustomerUseCase } from '../customers/check-customer/check-customer.use-case';
import type { Look } from '../observe-order/order-looker';
import { OrderLooker } from '../observe-order/order-looker';
import { OrderObserver } from '../observe-order/order-observer';
import { storeOfCommerce } from '../observe-order/store-of-connection';

type StoredWebhook = z.output<typeof StoredWebhookSchema>;

/** So long an order may be invisible after its event: a checkout's transaction commits after its handlers ran. */
const MAY_LAG_MS = 60_000;

/** A stored webhook of a commerce system: what it names is read anew, and what is new about it is told. */
@Injectable()
export class ProcessWebhook {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly looker: OrderLooker,
    private readonly observer: OrderObserver,
    private readonly checkCustomer: CheckCustomerUseCase,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(webhook: StoredWebhook, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    if (await this.aboutCustomer(webhook, message)) return;
    const port = await this.connectors.commerce(webhook.connectionId);
    const { orderId, claim } = port.subjectOf(webhook.body, webhook.eventType);
    if (orderId === null || claim === 'deleted') {
      await this.leave(webhook, message, orderId === null ? 'Not about an order.' : 'The order was deleted.');
      return;
    }
    const store = storeOfCommerce(this.configuration, webhook.connectionId);
    const look = await this.looker.look(store, orderId).catch((error: unknown) => {
      return this.missing(webhook, error);
    });
    if (!look.ours) {
      await this.leave(webhook, message, look.reason);
      return;
    }
    await message.once(async (tx) => {
      const { outcome } = await this.observer.observe(tx, message, store, look.seen);
      await this.done(tx, message, webhook, 'processed', outcome);
    });
  }

  /** False when it is not about a customer. */
  private async aboutCustomer(webhook: StoredWebhook, message: MessageContext): Promise<boolean> {
    const { connectionId, body, eventType } = webhook;
    if (!(await this.connectors.keepsCustomers(connectionId))) return false;
    const subject = (await this.connectors.customers(connectionId)).subjectOf(body, eventType);
    if (!subject) return false;
    const key = { connectionId, externalId: subject.externalId };
    await this.checkCustomer.run(key, message, (tx, note) =>
      this.done(tx, message, webhook, 'processed', note),
    );
    return true;
  }

  private missing(webhook: StoredWebhook, error: unknown): Look {
    if (!(error instanceof Failure) || error.code !== 'order-not-found') throw error;
    const age = this.clock.now().getTime() - new Date(webhook.receivedAt).getTime();
    if (age < MAY_LAG_MS) {
      throw Failure.conflict('order-not-yet-visible', error.message, { details: error.details });
    }
    return { ours: false, reason: 'The commerce system has no such order.' };
  }

  private async leave(webhook: StoredWebhook, message: MessageContext, reason: string): Promise<void> {
    await message.once((tx) => this.done(tx, message, webhook, 'ignored', reason));
  }

  private done(
    tx: Tx,
    message: MessageContext,
    webhook: StoredWebhook,
    state: 'processed' | 'ignored',
    note: string,
  ): Promise<void> {
    return message.publish(tx, WebhookProcessed, {
      webhookEventId: webhook.webhookEventId,
      state,
      note,
      at: this.clock.now().toISOString(),
    });
  }
}
