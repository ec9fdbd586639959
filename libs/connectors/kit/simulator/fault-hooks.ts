import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultPlan } from './fault-plan';
import type { FaultRule } from './fault-rule';
import type { Simulator } from './simulator';

/** Makes a Fastify instance suffer from the plan. Must be called before the simulator adds its routes. */
export function installFaults(app: FastifyInstance, plan: FaultPlan, simulator: Simulator): void {
  const struck = new WeakMap<FastifyRequest, FaultRule>();

  app.addHook('onRequest', async (request, reply) => {
    const rule = plan.strike(request.method, pathOf(request));
    if (!rule) return;
    struck.set(request, rule);
    await before(rule, reply, simulator);
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    const kind = struck.get(request)?.kind;
    if (kind === 'drop-response') request.raw.socket.destroy();
    else if (kind === 'truncate') truncate(reply, payload);
    else done(null, payload);
  });
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url;
}

async function before(rule: FaultRule, reply: FastifyReply, simulator: Simulator): Promise<void> {
  switch (rule.kind) {
    case 'delay':
      await sleep(rule.delayMs);
      return;
    case 'timeout':
      reply.hijack();
      return;
    case 'html':
      await reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
      return;
    case 'redirect':
      await reply
        .code(302)
        .header('location', '/login')
        .type('text/html')
        .send('<html><body>Moved</body></html>');
      return;
    case 'drop-response':
    case 'truncate':
      return;
    default:
      await answerStatus(rule, Number(rule.kind.slice('status-'.length)), reply, simulator);
  }
}

async function answerStatus(
  rule: FaultRule,
  status: number,
  reply: FastifyReply,
  simulator: Simulator,
): Promise<void> {
  const answer = simulator.errorAnswer?.(status, rule.code) ?? {
    body: { message: `Injected fault ${status}` },
  };
  if (rule.retryAfter !== undefined) reply.header('retry-after', rule.retryAfter);
  await reply
    .code(status)
    .headers(answer.headers ?? {})
    .send(answer.body);
}

/** Announces the whole body, sends half of it and cuts the connection. */
function truncate(reply: FastifyReply, payload: unknown): void {
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === 'string' ? payload : '{}');
  const socket = reply.raw.socket;
  reply.raw.writeHead(reply.statusCode, {
    'content-type': String(reply.getHeader('content-type') ?? 'application/json'),
    'content-length': body.length,
  });
  reply.raw.write(body.subarray(0, Math.floor(body.length / 2)), () => socket?.destroy());
}
