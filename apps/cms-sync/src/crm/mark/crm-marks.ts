import { Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { Order } from '#contracts/models/order';
import type { Tx } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CrmMarkRepository } from '../database/crm-mark.repository';
import { contactKeyOf } from '../domain/contact-key';

/** Told, in the transaction of a change, what the CRM is to know anew. Does nothing for a store without one. */
@Injectable()
export class CrmMarks {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly repository: CrmMarkRepository,
  ) {}

  async orderChanged(tx: Tx, order: Order): Promise<void> {
    const connectionId = this.storeOf(order.storeId)?.crm ?? null;
    if (connectionId !== null) await this.mark(tx, connectionId, order);
  }

  async customersChanged(tx: Tx, storeId: string, customerIds: readonly string[]): Promise<void> {
    const connectionId = this.storeOf(storeId)?.crm ?? null;
    if (connectionId !== null) await this.repository.markCustomers(tx, storeId, customerIds);
  }

  async mark(tx: Tx, connectionId: string, { storeId, orderId, customer }: Order): Promise<void> {
    const contactKey = contactKeyOf(storeId, customer);
    const { customerId } = customer;
    await this.repository.markDeal(tx, { connectionId, storeId, orderId, contactKey, customerId });
  }

  private storeOf(storeId: string): Store | undefined {
    return this.configuration.stores().find(({ id }) => id === storeId);
  }
}
