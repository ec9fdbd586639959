import { Inject, Injectable } from '@nestjs/common';
import type { CommerceOrder, CommercePort } from '#connectors/kit/commerce-port';
import type { Store } from '#contracts/models/configuration';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { OrderCreationRepository } from '../database/order-creation.repository';
import { ownWordOf } from '../domain/commerce-transition';

/** How long a look that found no other integration is trusted. */
const LOOK_VALID_MS = 5 * 60_000;
const SETTLED = new Set(['canceled', 'completed', 'refunded', 'paid']);

/**
 * Our own record says that the order is paid, and we do not know the order: a back-up was restored that is older. What the record names
 * is looked for at the provider; a record that was copied names a payment that is none of this order's, and nothing is charged.
 */
export const isForgotten = ({ order, paidBy }: CommerceOrder): boolean =>
  order.commercePaid && (paidBy ?? null) !== null;

/** Decides whether an order that we do not know yet is ours to have paid. */
@Injectable()
export class OrderAdmission {
  private readonly clearUntil = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly creations: OrderCreationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Why the order is left alone, in words; null: it is ours.
   * @throws Failure permanent `foreign-integration-active` while another integration would capture the same money, `made-order-unknown`
   * for an order that claims to be made by us and is not.
   */
  async reasonToLeave(store: Store, port: CommercePort, seen: CommerceOrder): Promise<string | null> {
    const { order, exemption } = seen;
    const made = await this.madeByUs(store, seen);
    if (made !== null) return made;
    if (exemption !== null) return exemption;
    const word = ownWordOf(store, order.commerceStatus);
    if (isForgotten(seen) && word !== 'canceled') return null;
    if (order.commercePaid && order.total.amount > 0) return 'It was paid before it was seen here.';
    if (word !== undefined && SETTLED.has(word)) {
      return `It was ${word} (${order.commerceStatus}) before it was seen here.`;
    }
    await this.requireAlone(store.commerce, port);
    return null;
  }

  /**
   * An order that we make for a renewal is paid already: charging it would charge it twice, whatever it looks like halfway. A copy of
   * one, or a mark that somebody else has set, is neither charged nor taken for paid.
   */
  private async madeByUs(store: Store, { order, madeFor }: CommerceOrder): Promise<string | null> {
    if (madeFor === null || madeFor === undefined) return null;
    const creation = await this.creations.find(this.database, { storeId: store.id, key: madeFor });
    if (creation && (creation.orderId === null || creation.orderId === order.orderId)) {
      return `It is made here for invoice ${madeFor}, which is paid.`;
    }
    throw Failure.permanent('made-order-unknown', `The order carries our mark of invoice ${madeFor}`, {
      details: { orderId: order.orderId, invoiceId: madeFor, madeAs: creation?.orderId ?? null },
      suggestion:
        'It is a copy of an order of ours, or somebody set the mark: nothing is charged. Take the mark out of the order to have it paid, or cancel it.',
    });
  }

  /** Also an order we know is left alone as soon as the other integration shows on it. */
  requireOurs(store: Store, seen: CommerceOrder): void {
    if (seen.foreignIntegration !== null) throw this.notAlone(store.commerce, seen.foreignIntegration);
  }

  private async requireAlone(connectionId: string, port: CommercePort): Promise<void> {
    const now = this.clock.now().getTime();
    if ((this.clearUntil.get(connectionId) ?? 0) > now) return;
    const other = await port.detectForeignIntegration();
    if (other !== null) throw this.notAlone(connectionId, other);
    this.clearUntil.set(connectionId, now + LOOK_VALID_MS);
  }

  private notAlone(connectionId: string, other: string): Failure {
    this.clearUntil.delete(connectionId);
    return Failure.permanent(
      'foreign-integration-active',
      `${other} is active in the commerce system and would capture too`,
      {
        details: { connectionId, integration: other },
        suggestion: `Switch ${other} off, say so in the connection (the time it was retired), then replay the message.`,
      },
    );
  }
}
