import { Injectable } from '@nestjs/common';
import { connectors } from '#connectors/registry';
import type { Order } from '#contracts/models/order';
import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { Store } from '#contracts/models/configuration';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';

export const ORDER_TO_PAYMENT = 'order-to-payment';

type Rules = Readonly<Record<string, unknown>>;

/** What the mapping of an order is given. */
export const orderInput = (order: Order, store: Pick<Store, 'id' | 'timeZone'>) => ({
  order,
  store: { id: store.id, timeZone: store.timeZone },
});

/** A store's mapping document: what was published, else the connector's; and what the store has in place of single rules. */
@Injectable()
export class PaymentMappings {
  constructor(private readonly configuration: ConfigurationCopy) {}

  async documentFor(store: Store): Promise<Rules | undefined> {
    const published = this.configuration.publishedMapping(ORDER_TO_PAYMENT);
    return published ?? ((await this.connectorOf(store))?.mappings?.[ORDER_TO_PAYMENT] as Rules | undefined);
  }

  overridesOf(store: Store): Rules {
    return (store.mappings[ORDER_TO_PAYMENT] as Rules | undefined) ?? {};
  }

  /** The fields that the document's rules write. */
  async targets(store: Store): Promise<readonly CatalogueField[]> {
    const writes = (await this.connectorOf(store))?.catalog?.writes ?? [];
    return writes.filter(({ object }) => object === 'payment');
  }

  private async connectorOf(store: Store) {
    return connectors[this.configuration.connection(store.payment).system]?.();
  }
}
