import { Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { Order } from '#contracts/models/order';
import type { Invoice, Subscription } from '#contracts/models/subscription';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { LinkRepository } from '../customers/database/link.repository';
import { OrderRepository } from '../database/order.repository';

export interface SubscriberRecord {
  /** The commerce system's own key. */
  readonly customerId: string;
  /** The order with which the subscription began, if it is known. */
  readonly firstOrder: Order | null;
}

/**
 * Who gets a renewal: the customer of the order that the subscription names, or whom the identity map knows under the provider's
 * record. Never somebody who merely has the same e-mail address.
 */
@Injectable()
export class Subscriber {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly links: LinkRepository,
  ) {}

  /** @throws Failure conflict `subscriber-unknown`, permanent `subscriber-ambiguous` */
  async find(store: Store, invoice: Invoice, subscription: Subscription | null): Promise<SubscriberRecord> {
    const orderId = subscription?.orderId ?? null;
    const known =
      orderId === null ? undefined : await this.orders.find(this.database, { storeId: store.id, orderId });
    const firstOrder = known?.order ?? null;
    const ofOrder = firstOrder?.customer.customerId ?? null;
    const ofRecord =
      invoice.customerId ?? subscription?.customerId ?? (await this.ofIdentityMap(store, invoice));
    if (ofOrder !== null && ofRecord !== null && !(await this.same(store, ofOrder, ofRecord))) {
      throw ambiguous(invoice, ofOrder, ofRecord);
    }
    const customerId = ofOrder ?? ofRecord;
    if (customerId === null) throw unknown(invoice, orderId);
    return { customerId, firstOrder };
  }

  private async ofIdentityMap(store: Store, invoice: Invoice): Promise<string | null> {
    const { connectionId, providerCustomerId: externalId } = invoice;
    const link = await this.links.find(this.database, { connectionId, externalId });
    if (!link || link.state !== 'active' || link.storeId !== store.id) return null;
    const links = await this.links.ofPerson(this.database, link.personId);
    const inShop = links.filter(
      (one) => one.side === 'commerce' && one.state === 'active' && one.connectionId === store.commerce,
    );
    return inShop[0]?.externalId ?? null;
  }

  /** One person may have several records in the shop. */
  private async same(store: Store, one: string, other: string): Promise<boolean> {
    if (one === other) return true;
    const person = async (externalId: string) =>
      (await this.links.find(this.database, { connectionId: store.commerce, externalId }))?.personId;
    const [left, right] = [await person(one), await person(other)];
    return left !== undefined && left === right;
  }
}

/** A conflict, since the record of a customer who is new may be linked a little later. */
function unknown({ invoiceId, providerCustomerId }: Invoice, orderId: string | null): Failure {
  return Failure.conflict('subscriber-unknown', `Nobody knows whose invoice ${invoiceId} is in the shop`, {
    details: { invoiceId, providerCustomerId, orderId },
    suggestion:
      'Put the number of the order that the subscription began with into its metadata `tillbridge_order`, or link the customer, then replay the message.',
  });
}

function ambiguous({ invoiceId }: Invoice, ofOrder: string, ofRecord: string): Failure {
  return Failure.permanent(
    'subscriber-ambiguous',
    `Invoice ${invoiceId} belongs to two customers of the shop`,
    {
      details: { invoiceId, ofOrder, ofRecord },
      suggestion: 'Correct `tillbridge_order` in the metadata of the subscription, then replay the message.',
    },
  );
}
