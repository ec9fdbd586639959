import type { CommercePort } from '#connectors/kit/commerce-port';
import type { Connection, ConnectorContext } from '#connectors/kit/connection';
import { z } from 'zod';
import { ChangedOrdersReader } from './order/changed-orders';
import { ForeignPayments } from './order/foreign-payments';
import { StockReturner } from './inventory/put-back-stock';
import { ORDER_STATUSES } from './order/order-status';
import { ParcelReader } from './order/order-parcels';
import { OrderCloudOrderMaker } from './order/ordercloud-order.maker';
import { OrderCloudOrderReader } from './order/ordercloud-order.reader';
import { OrderCloudOrderWriter } from './order/ordercloud-order.writer';
import { listOf } from './rest/models';
import {
  CUSTOMER_ROLES,
  ORDER_MAKING_ROLES,
  OrderCloudClient,
  SHIPMENT_ROLES,
  STOCK_ROLES,
} from './rest/ordercloud.client';
import { orderCloudSettingsSchema } from './settings';
import { readHookBody, subjectOfHook } from './webhook/hook-event';

const ORDERS_LOOKED_AT = 5;
const orderIds = listOf(z.object({ ID: z.string() }));

/** Opens the commerce port of one marketplace. Nothing is called before the port is used. */
export async function openOrderCloudCommerce(
  connection: Connection,
  context: ConnectorContext,
): Promise<CommercePort> {
  const settings = orderCloudSettingsSchema.parse(connection.settings);
  const client = OrderCloudClient.open({ ...connection, settings }, context);
  const { direction, otherStripeIntegrationRetiredAt: retiredAt } = settings;
  const foreign = new ForeignPayments(retiredAt === null ? null : new Date(retiredAt));
  const parcels = settings.readShipments
    ? new ParcelReader(OrderCloudClient.open({ ...connection, settings }, context, SHIPMENT_ROLES))
    : null;
  const reader = new OrderCloudOrderReader(connection.id, client, foreign, settings, parcels);
  const writer = new OrderCloudOrderWriter(client, reader);
  const stock = new StockReturner(
    OrderCloudClient.open({ ...connection, settings }, context, STOCK_ROLES),
    reader,
  );
  const clientFor = (roles: readonly string[]): OrderCloudClient =>
    OrderCloudClient.open({ ...connection, settings }, context, roles);
  const maker = new OrderCloudOrderMaker(
    clientFor(ORDER_MAKING_ROLES),
    clientFor(CUSTOMER_ROLES),
    reader,
    settings,
  );
  const changed = new ChangedOrdersReader(client, direction);
  const newest = (count: number): Promise<{ Items: Array<{ ID: string }> }> =>
    client.get(`orders/${direction}`, orderIds, { page: 1, pageSize: count, sortBy: '!DateSubmitted' });
  return {
    getOrder: (storeId, orderId) => reader.read(storeId, orderId),
    listChangedOrders: (_storeId, since, cursor) => changed.list(since, cursor),
    writeOrder: (storeId, write) => writer.write(storeId, write),
    ...(settings.putBackStock ? { putBackStock: (request) => stock.putBack(request) } : {}),
    ...(settings.createOrders
      ? {
          createOrder: (storeId, creation) => maker.make(storeId, creation),
          findOrderByKey: (key) => maker.find(key),
        }
      : {}),
    listStatuses: () => Promise.resolve([...ORDER_STATUSES]),
    subjectOf(eventBody, eventType) {
      const body = readHookBody(eventBody);
      return body === undefined ? { orderId: null, claim: 'other' } : subjectOfHook(body, eventType);
    },
    async detectForeignIntegration() {
      const { Items } = await newest(ORDERS_LOOKED_AT);
      const orders = await Promise.all(Items.map(({ ID }) => reader.readRaw(ID)));
      return orders.map((raw) => foreign.on(raw)).find((name) => name !== null) ?? null;
    },
    async probe() {
      await newest(1);
    },
  };
}
