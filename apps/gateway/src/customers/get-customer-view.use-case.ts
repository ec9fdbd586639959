import { Injectable } from '@nestjs/common';
import type { CustomerKey } from '#contracts/models/customer';
import { GetCustomer } from '#contracts/queries/customers';
import { GetCustomerAccount, ListOrderPayments } from '#contracts/queries/payments';
import { QueryClient } from '#messaging/query-client';
import { CustomerSupport } from './customer-support';
import type { CustomerView } from './customer-view';
import { differencesOf } from './profile-differences';

/** So many orders are asked for their money. */
const ORDERS_WITH_MONEY = 20;

@Injectable()
export class GetCustomerView {
  constructor(
    private readonly queries: QueryClient,
    private readonly support: CustomerSupport,
  ) {}

  /** Undefined for nobody. Every service must answer: half a customer would mislead. */
  async get(key: CustomerKey): Promise<CustomerView | undefined> {
    const found = await this.queries.ask(GetCustomer, key);
    if (!found) return undefined;
    const { customer, ...rest } = found;
    const account = await this.queries.ask(GetCustomerAccount, {
      storeId: key.storeId,
      customerIds: customer.links
        .filter(({ side }) => side === 'commerce')
        .map(({ externalId }) => externalId),
      providerCustomers: customer.links
        .filter(({ side }) => side === 'payment')
        .map(({ connectionId, externalId }) => ({ connectionId, externalId })),
    });
    const money = await Promise.all(
      found.orders
        .slice(0, ORDERS_WITH_MONEY)
        .map(({ storeId, orderId }) => this.queries.ask(ListOrderPayments, { storeId, orderId })),
    );
    return {
      ...customer,
      ...rest,
      payments: money.flatMap(({ payments }) => payments),
      refunds: money.flatMap(({ refunds }) => refunds),
      disputes: money.flatMap(({ disputes }) => disputes),
      ...account,
      differences: differencesOf(customer),
      notSupported: await this.support.missing(key.storeId),
    };
  }
}
