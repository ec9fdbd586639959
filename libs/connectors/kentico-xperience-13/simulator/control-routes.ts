import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { KenticoWorld } from './kentico-world';
import { addCustomerRoutes } from './customer-routes';
import { orderTable } from './schema/order-tables';
import { orderStatusTable, siteTable } from './schema/shop-tables';
import type { Row } from './schema/table';
import { UnknownName } from './shop/place-order';
import { placeOrderSchema } from './shop/place-order.schema';

const ADMINISTRATOR_ID = 7;

const statusSchema = z.strictObject({ status: z.string() });
const targetSchema = z.strictObject({
  site: z.string().optional(),
  url: z.url(),
  secret: z.string().min(1),
  customers: z.boolean().default(false),
});
const otherModuleSchema = z.strictObject({ installed: z.boolean() });
const restSchema = z
  .strictObject({
    enabled: z.boolean(),
    readOnly: z.boolean(),
    allowedObjectTypes: z.array(z.string()),
  })
  .partial();

/** What people do in Kentico itself: check out, move an order, edit it, install modules. Mounted at `/_control/kentico`. */
export function addControlRoutes(app: FastifyInstance, world: KenticoWorld): void {
  app.post('/orders', async (request, reply) => {
    const parsed = placeOrderSchema.safeParse(request.body ?? {});
    if (!parsed.success) return refuse(reply, parsed.error);
    try {
      return await reply.code(201).send(describe(world, world.checkout.place(parsed.data)));
    } catch (error) {
      if (error instanceof UnknownName) return reply.code(404).send({ message: `No ${error.message}.` });
      throw error;
    }
  });
  app.get<{ Params: { id: string } }>('/orders/:id', async (request, reply) => {
    const order = orderOf(world, request.params.id);
    return order
      ? { ...describe(world, order), row: order }
      : reply.code(404).send({ message: 'No such order.' });
  });
  app.post<{ Params: { id: string } }>('/orders/:id/status', async (request, reply) => {
    const parsed = statusSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    const order = orderOf(world, request.params.id);
    const status = order && statusNamed(world, order, parsed.data.status);
    if (!order || !status) return reply.code(404).send({ message: 'No such order or status.' });
    world.saver.update(order, { OrderStatusID: status['StatusID'] ?? null }, ADMINISTRATOR_ID);
    return describe(world, order);
  });
  /** Raw columns, as a customised shop or an administrator may write them. */
  app.patch<{ Params: { id: string }; Body: Row }>('/orders/:id', async (request, reply) => {
    const order = orderOf(world, request.params.id);
    if (!order) return reply.code(404).send({ message: 'No such order.' });
    world.saver.update(order, request.body, ADMINISTRATOR_ID);
    return describe(world, order);
  });
  addCustomerRoutes(app, world);
  app.put('/event-target', async (request, reply) => {
    const parsed = targetSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    const { site, url, secret, customers } = parsed.data;
    world.events.target({ site: site ?? world.firstSite(), url, secret, customers });
    return { site: site ?? world.firstSite(), url };
  });
  app.put('/other-stripe-module', async (request, reply) => {
    const parsed = otherModuleSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    world.otherModule.installed = parsed.data.installed;
    return parsed.data;
  });
  app.put('/rest-settings', async (request, reply) => {
    const parsed = restSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    return Object.assign(world.restSettings, parsed.data);
  });
}

function orderOf(world: KenticoWorld, id: string): Row | undefined {
  return world.database.byId(orderTable, Number(id));
}

function statusNamed(world: KenticoWorld, order: Row, name: string): Row | undefined {
  return world.database.find(
    orderStatusTable,
    (row) => row['StatusName'] === name && row['StatusSiteID'] === order['OrderSiteID'],
  );
}

function describe(world: KenticoWorld, order: Row): Record<string, unknown> {
  const status = world.database.byId(orderStatusTable, Number(order['OrderStatusID']));
  const site = world.database.byId(siteTable, Number(order['OrderSiteID']));
  return {
    orderId: String(order['OrderID']),
    orderGuid: order['OrderGUID'],
    number: order['OrderInvoiceNumber'],
    site: site?.['SiteName'],
    grandTotal: order['OrderGrandTotal'],
    status: status?.['StatusName'],
    paid: order['OrderIsPaid'] === true,
  };
}

function refuse(reply: FastifyReply, error: z.ZodError): FastifyReply {
  return reply
    .code(422)
    .send({ errors: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
}
