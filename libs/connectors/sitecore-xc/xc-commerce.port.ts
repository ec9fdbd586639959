import type { CommercePort } from '#connectors/kit/commerce-port';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import { EngineClient } from './engine/engine-client';
import { ChangedOrdersReader } from './order/changed-orders';
import { detectForeignPayments } from './order/detect-foreign';
import { OrderListReader } from './order/order-list.reader';
import { ORDER_STATUS } from './order/order-status';
import { XcOrderReader } from './order/xc-order.reader';
import { XcOrderWriter } from './order/xc-order.writer';
import { ORDER_LISTS, xcSettingsSchema } from './settings';
import { readXcEvent } from './webhook/xc-event';

/** Opens the commerce port of one shop. Nothing is called before the port is used. */
export async function openXcCommerce(
  connection: Connection,
  context: ConnectorContext,
): Promise<CommercePort> {
  const settings = xcSettingsSchema.parse(connection.settings);
  const engine = EngineClient.open({ ...connection, settings }, context);
  const statuses = [...Object.values(ORDER_STATUS), ...settings.customStatuses];
  const reader = new XcOrderReader(connection.id, engine, settings, context.clock);
  const writer = new XcOrderWriter(engine, reader, settings, statuses);
  const lists = new OrderListReader(engine);
  const changed = new ChangedOrdersReader(lists, settings.orderLists);
  const firstList = settings.orderLists[0] ?? ORDER_LISTS[0];
  return {
    getOrder: (storeId, orderId) => reader.read(storeId, orderId),
    listChangedOrders: (_storeId, since, cursor) => changed.list(since, cursor),
    writeOrder: (storeId, write) => writer.write(storeId, write),
    listStatuses: async () => statuses,
    subjectOf(eventBody) {
      const event = readXcEvent(eventBody);
      return { orderId: event?.orderId ?? null, claim: event?.claim ?? 'other' };
    },
    detectForeignIntegration: () => detectForeignPayments(lists, firstList, settings.paymentMethods),
    async probe() {
      await lists.firstWithComponents(firstList, 1);
    },
  };
}
