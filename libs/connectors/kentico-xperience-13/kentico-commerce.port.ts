import type { CommercePort } from '#connectors/kit/commerce-port';
import { requireTotalOf } from '#connectors/kit/created-order';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import { KenticoCatalog } from './catalog/kentico-catalog';
import { ChangedOrdersReader } from './order/changed-orders';
import { OrderExemptions } from './order/order-exemptions';
import { ForeignTraces } from './order/foreign-traces';
import { KenticoOrderMaker } from './order/kentico-order.maker';
import { KenticoOrderReader } from './order/kentico-order.reader';
import { KenticoOrderWriter } from './order/kentico-order.writer';
import { KenticoRestClient } from './rest/kentico-rest.client';
import { kenticoSettingsSchema } from './settings';
import { readKenticoEvent } from './webhook/kentico-event';

/** Opens the commerce port of one site. Nothing is called before the port is used. */
export async function openKenticoCommerce(
  connection: Connection,
  context: ConnectorContext,
): Promise<CommercePort> {
  const settings = kenticoSettingsSchema.parse(connection.settings);
  const rest = KenticoRestClient.open({ ...connection, settings }, context);
  const catalog = new KenticoCatalog(rest, context.clock);
  const retiredAt = settings.otherStripeIntegrationRetiredAt;
  const foreign = new ForeignTraces(retiredAt === null ? null : new Date(retiredAt));
  const reader = new KenticoOrderReader(connection.id, rest, catalog, foreign, new OrderExemptions(settings));
  const writer = new KenticoOrderWriter(rest, catalog, reader);
  const maker = new KenticoOrderMaker(rest, catalog);
  const changed = new ChangedOrdersReader(rest);
  return {
    getOrder: (storeId, orderId) => reader.read(storeId, orderId),
    listChangedOrders: (_storeId, since, cursor) => changed.list(since, cursor),
    writeOrder: (storeId, write) => writer.write(storeId, write),
    createOrder: async (storeId, creation) => {
      const made = await reader.read(storeId, await maker.make(creation));
      requireTotalOf(made, creation);
      return made;
    },
    findOrderByKey: async (key) => (await maker.find(key))?.text('OrderID') ?? null,
    listStatuses: async () => (await catalog.statuses()).map((status) => status.name),
    subjectOf(eventBody) {
      const event = readKenticoEvent(eventBody);
      return { orderId: event?.orderId ?? null, claim: event?.claim ?? 'other' };
    },
    detectForeignIntegration: () => foreign.detect(rest),
    async probe() {
      await rest.probe();
      await catalog.statuses();
    },
  };
}
