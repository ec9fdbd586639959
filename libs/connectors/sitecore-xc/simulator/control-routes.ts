import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { OrderEntity } from './entities';
import { runMinions } from './minions';
import { placeOrderSchema } from './place-order.schema';
import type { XcWorld } from './xc-world';

const statusSchema = z.strictObject({ status: z.string().min(1) });
const targetSchema = z.strictObject({ url: z.url(), secret: z.string().min(1) });
const companionSchema = z.strictObject({ installed: z.boolean() });

/** What people and minions do in XC itself: check out, move an order, wake, deploy plug-ins. Mounted at `/_control/sitecore-xc`. */
export function addControlRoutes(app: FastifyInstance, world: XcWorld): void {
  app.post('/orders', (request, reply) => {
    const parsed = placeOrderSchema.safeParse(request.body ?? {});
    if (!parsed.success) return refuse(reply, parsed.error);
    return reply.code(201).send(describe(world.place(parsed.data)));
  });
  app.get<{ Params: { id: string } }>('/orders/:id', (request, reply) => {
    const order = world.orders.find(request.params.id);
    return order ? reply.send({ ...describe(order), entity: order }) : missing(reply);
  });
  app.post<{ Params: { id: string } }>('/orders/:id/status', (request, reply) => {
    const parsed = statusSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    const order = world.orders.find(request.params.id);
    if (!order) return missing(reply);
    world.orders.save(order, parsed.data.status);
    return reply.send(describe(order));
  });
  app.post('/minions/run', () => {
    runMinions(world.orders);
    return { ran: true };
  });
  app.post('/tokens/revoke', () => {
    world.identity.revokeAll();
    return { revoked: true };
  });
  app.put('/event-target', (request, reply) => {
    const parsed = targetSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    world.events.postTo(parsed.data);
    return reply.send({ url: parsed.data.url });
  });
  app.put('/companion', (request, reply) => {
    const parsed = companionSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    world.orders.companionInstalled = parsed.data.installed;
    return reply.send(parsed.data);
  });
}

function describe(order: OrderEntity): Record<string, unknown> {
  return {
    orderId: order.Id,
    number: order.OrderConfirmationId,
    shop: order.ShopName,
    grandTotal: order.Totals['GrandTotal'],
    status: order.Status,
  };
}

function missing(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ message: 'No such order.' });
}

function refuse(reply: FastifyReply, error: z.ZodError): FastifyReply {
  return reply
    .code(422)
    .send({ errors: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
}
