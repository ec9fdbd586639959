import { createHmac } from 'node:crypto';
import { WebhookFaults } from '#connectors/kit/simulator/webhook-faults';
import type { WebhookAttempt } from '#connectors/kit/simulator/webhook-sender';
import { WebhookSender } from '#connectors/kit/simulator/webhook-sender';
import type { Clock } from '#platform/clock/clock';
import { signStandardWebhook } from '#platform/webhooks/standard-webhooks';
import type { OrderEntity } from './entities';
import { componentOf } from './entities';
import type { SavedOrder } from './order-keeper';

/** Where the companion plug-in posts its events, and with which secret it signs them. */
export interface EventTarget {
  readonly url: string;
  readonly secret: string;
}

const TYPE_OF_STATUS: Readonly<Record<string, string>> = {
  Released: 'order.released',
  Completed: 'order.completed',
  Cancelled: 'order.cancelled',
};

/** The companion plug-in's outgoing events, in the form that our guide prescribes. */
export class OrderEvents {
  readonly faults = new WebhookFaults();
  private readonly sender: WebhookSender;
  private target: EventTarget | undefined;

  constructor(
    private readonly initialTarget: EventTarget | undefined,
    private readonly clock: Clock,
    retryDelaysMs: readonly number[],
  ) {
    this.target = initialTarget;
    this.sender = new WebhookSender({
      faults: this.faults,
      unixSeconds: () => Math.floor(clock.now().getTime() / 1000),
      retryDelaysMs,
    });
  }

  postTo(target: EventTarget): void {
    this.target = target;
  }

  saved(saved: SavedOrder): void {
    const target = this.target;
    if (target === undefined) return;
    const body = this.bodyOf(saved);
    const id = `xc-${saved.order.FriendlyId}-${saved.order.Version}`;
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
      wanted: () => this.target === target,
      settled: () => undefined,
    });
  }

  bodyOf({ order, kind }: SavedOrder): string {
    return JSON.stringify({
      eventId: `xc-${order.FriendlyId}-${order.Version}`,
      eventType: kind === 'placed' ? 'order.placed' : typeOfMove(order, kind),
      occurredAt: this.clock.now().toISOString(),
      environment: 'HabitatShops',
      shopName: order.ShopName,
      orderId: order.Id,
      orderConfirmationId: order.OrderConfirmationId,
      status: order.Status,
      grandTotal: grandTotalOf(order),
      transactionId: componentOf(order, 'FederatedPaymentComponent')?.['TransactionId'] ?? null,
      customerId: componentOf(order, 'ContactComponent')?.['CustomerId'] ?? null,
    });
  }

  attempts(): readonly WebhookAttempt[] {
    return this.sender.attempts();
  }

  reset(): void {
    this.sender.reset();
    this.target = this.initialTarget;
  }

  close(): Promise<void> {
    return this.sender.close();
  }
}

function typeOfMove(order: OrderEntity, kind: SavedOrder['kind']): string {
  return (kind === 'moved' ? TYPE_OF_STATUS[order.Status] : undefined) ?? 'order.updated';
}

function grandTotalOf(order: OrderEntity): unknown {
  const total = order.Totals['GrandTotal'] as { CurrencyCode: string; Amount: number };
  return { currencyCode: total.CurrencyCode, amount: total.Amount };
}

function forgedSecret(secret: string): string {
  return `whsec_${createHmac('sha256', secret).update('forged').digest('base64')}`;
}
