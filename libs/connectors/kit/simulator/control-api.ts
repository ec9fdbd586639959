import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { faultRuleSchema } from './fault-rule';
import type { SimulatorClock } from './simulator-clock';
import type { SimulatorHost } from './simulator-host';
import { webhookFaultsSchema } from './webhook-faults';

const advanceSchema = z.strictObject({ seconds: z.number().positive() });

/** Adds `/_control/...`: faults on demand, the state of every simulator, the clock. */
export async function mountControlApi(
  app: FastifyInstance,
  hosts: readonly SimulatorHost[],
  clock?: SimulatorClock,
): Promise<void> {
  app.get('/_control', () => ({ simulators: hosts.map((host) => host.simulator.name) }));
  app.get('/_control/clock', () => ({ now: (clock?.now() ?? new Date()).toISOString() }));
  app.post('/_control/clock/advance', async (request, reply) => {
    const parsed = advanceSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    if (!clock) return reply.code(409).send({ message: 'These simulators share no clock.' });
    clock.advance(parsed.data.seconds * 1000);
    return { now: clock.now().toISOString() };
  });
  for (const host of hosts) {
    await app.register((scope) => mountSimulator(scope, host), {
      prefix: `/_control/${host.simulator.name}`,
    });
  }
}

async function mountSimulator(app: FastifyInstance, host: SimulatorHost): Promise<void> {
  const { simulator, faults } = host;
  app.get('/state', () => simulator.state());
  app.get('/requests', () => ({ items: host.requests.list() }));
  app.post('/reset', () => {
    host.reset();
    return { reset: true };
  });
  app.get('/faults', () => ({ items: faults.list() }));
  app.post('/faults', async (request, reply) => {
    const parsed = faultRuleSchema.safeParse(request.body);
    if (!parsed.success) return refuse(reply, parsed.error);
    return reply.code(201).send(faults.add(parsed.data));
  });
  app.delete('/faults', () => {
    faults.clear();
    simulator.webhookFaults?.clear();
    return { cleared: true };
  });
  app.post('/webhook-faults', async (request, reply) => {
    const parsed = webhookFaultsSchema.safeParse(request.body ?? {});
    if (!parsed.success) return refuse(reply, parsed.error);
    if (!simulator.webhookFaults)
      return reply.code(409).send({ message: `${simulator.name} sends no webhooks.` });
    return reply.code(201).send(simulator.webhookFaults.apply(parsed.data));
  });
  await simulator.control?.(app);
}

function refuse(reply: FastifyReply, error: z.ZodError): FastifyReply {
  return reply
    .code(422)
    .send({ errors: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
}
