import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { OcError } from './oc-error';
import type { OrderCloudSimulator } from './ordercloud-simulator';
import { placeOrderSchema } from './place-order';
import { BUYER_USER } from './sample-data';

const statusSchema = z.strictObject({ status: z.enum(['Completed', 'Canceled']) });
const shipSchema = z.strictObject({
  lines: z.record(z.string(), z.number().positive()).optional(),
  parcel: z
    .strictObject({ ID: z.string(), Shipper: z.string(), TrackingNumber: z.string() })
    .partial()
    .default({}),
});
const returnSchema = z.strictObject({
  ID: z.string().min(1).max(100).optional(),
  RefundAmount: z.number().nonnegative().optional(),
  Comments: z.string().max(2000).optional(),
  ItemsToReturn: z
    .array(
      z.strictObject({
        LineItemID: z.string(),
        Quantity: z.number().positive(),
        RefundAmount: z.number().nonnegative().optional(),
      }),
    )
    .optional(),
  needsApproval: z.boolean().default(true),
});
const judgementSchema = z.enum(['approve', 'decline', 'complete']);
const populateSchema = z.strictObject({ count: z.int().min(1).max(20_000) });
const tuningSchema = z
  .strictObject({ listLagMs: z.int().min(0), shipmentListLagMs: z.int().min(0) })
  .partial();

interface OrderParams {
  Params: { id: string };
}

/** What people do around the marketplace: shop, ship, cancel, configure, and what Sunday does to Staging. */
export function addControlRoutes(app: FastifyInstance, simulator: OrderCloudSimulator): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof OcError) return reply.code(error.status).send({ message: error.message });
    throw error;
  });
  app.post('/orders', async (request, reply) => {
    const parsed = placeOrderSchema.safeParse(request.body ?? {});
    if (!parsed.success) return refuse(reply, parsed.error);
    const orderId = simulator.placeOrder(parsed.data);
    return reply.code(201).send(simulator.describe(orderId));
  });
  app.get<OrderParams>('/orders/:id', (request) => ({
    ...simulator.describe(request.params.id),
    ...simulator.orders.require(request.params.id),
  }));
  app.post<OrderParams>('/orders/:id/status', async (request, reply) => {
    const parsed = statusSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    simulator.setStatus(request.params.id, parsed.data.status);
    return simulator.describe(request.params.id);
  });
  app.post<OrderParams>('/orders/:id/approve', (request) => {
    simulator.approve(request.params.id);
    return simulator.describe(request.params.id);
  });
  app.post<OrderParams>('/orders/:id/ship', async (request, reply) => {
    const parsed = shipSchema.safeParse(request.body ?? {});
    if (!parsed.success) return refuse(reply, parsed.error);
    simulator.ship(request.params.id, parsed.data.lines ?? null, parsed.data.parcel);
    return simulator.describe(request.params.id);
  });
  app.post<OrderParams>('/orders/:id/returns', async (request, reply) => {
    const parsed = returnSchema.safeParse(request.body ?? {});
    if (!parsed.success) return refuse(reply, parsed.error);
    const { needsApproval, ...body } = parsed.data;
    const id = simulator.requestReturn(request.params.id, body, needsApproval);
    return reply.code(201).send(simulator.returns.require(id));
  });
  app.post<OrderParams & { Params: { move: string } }>('/returns/:id/:move', async (request, reply) => {
    const parsed = judgementSchema.safeParse(request.params.move);
    if (!parsed.success) return refuse(reply, parsed.error);
    simulator.judgeReturn(request.params.id, parsed.data);
    return simulator.returns.require(request.params.id);
  });
  app.patch<OrderParams & { Body: Record<string, unknown> }>('/orders/:id', (request) => {
    simulator.orders.patch(simulator.orders.require(request.params.id), request.body);
    return simulator.describe(request.params.id);
  });
  app.post<{ Body: Record<string, unknown> }>('/customers', async (request, reply) => {
    const id = simulator.shopUsers.register(request.body);
    return reply.code(201).send(simulator.users.find(id));
  });
  app.post('/customers/populate', async (request, reply) => {
    const parsed = populateSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    simulator.users.populate(BUYER_USER.CompanyID, parsed.data.count);
    return reply.code(201).send({ count: simulator.users.all().length });
  });
  app.get<OrderParams>('/customers/:id', (request) => customerOf(simulator, request.params.id));
  app.patch<OrderParams & { Body: Record<string, unknown> }>('/customers/:id', (request) => {
    simulator.shopUsers.edit(request.params.id, request.body);
    return customerOf(simulator, request.params.id);
  });
  app.delete<OrderParams>('/customers/:id', async (request, reply) => {
    simulator.shopUsers.remove(request.params.id);
    return reply.code(204).send();
  });
  app.post('/sunday', () => {
    simulator.registry.overwriteStaging();
    return { overwritten: true };
  });
  app.post('/tokens/revoke', () => {
    simulator.tokens.revokeAll();
    return { revoked: true };
  });
  app.put('/tuning', async (request, reply) => {
    const parsed = tuningSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    return Object.assign(simulator.tuning, parsed.data);
  });
}

function customerOf(simulator: OrderCloudSimulator, id: string): Record<string, unknown> {
  const user = simulator.users.find(id);
  if (!user) throw OcError.notFound('User', id);
  return user;
}

function refuse(reply: FastifyReply, error: z.ZodError): FastifyReply {
  return reply
    .code(422)
    .send({ errors: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
}
