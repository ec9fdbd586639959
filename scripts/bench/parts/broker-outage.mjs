import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerProgram, portMapper } from '../../lib/infrastructure/rabbitmq-binaries.mjs';
import { startPrivateRabbitMq } from '../../lib/infrastructure/private-rabbitmq.mjs';
import { figure } from '../goals.mjs';
import { closedLoop } from '../load/closed-loop.mjs';
import { eventFactory } from '../load/signed-events.mjs';
import { median } from '../load/summary.mjs';
import { API_VERSION, drained, openPlace, startGateway, startOver } from '../world.mjs';

const ROUNDS = 5;
const LOAD_MS = 2_000;
/** Arrivals while the broker is away: a busy shop, far below what the gateway could take. */
const OUTAGE_LOAD_MS = 3_000;

/** P17: the broker dies under load; the gateway goes on, and what waited goes out afterwards. */
export async function brokerOutage(context) {
  const home = await mkdtemp(join(tmpdir(), 'tillbridge-bench-broker-'));
  const binaries = { program: await brokerProgram(), epmd: await portMapper() };
  let broker = await startPrivateRabbitMq({ ...binaries, home });
  const { port } = broker;
  context.cleanup.add('bench broker', async () => {
    await broker.stop();
    await rm(home, { recursive: true, force: true });
  });
  const servers = { ...context.servers, rabbitmqUrl: broker.url };
  const place = await openPlace({ ...context, servers }, 'broker outage');
  const gateway = await startGateway(context, place);
  const events = eventFactory({
    secret: gateway.secret,
    apiVersion: API_VERSION,
    type: 'payment_intent.processing',
  });
  const load = (durationMs) => closedLoop({ url: gateway.url, connections: 16, durationMs, events });
  const settle = () => startOver(place);
  await load(LOAD_MS);
  await settle();

  const ratios = [];
  const drains = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const normal = (await load(LOAD_MS)).perSecond;
    await settle();
    await broker.stop();
    const began = performance.now();
    const dead = await load(OUTAGE_LOAD_MS);
    if (Object.keys(dead.failures).length > 0) throw new Error(`refused: ${JSON.stringify(dead.failures)}`);
    ratios.push(dead.perSecond / normal);
    broker = await startPrivateRabbitMq({ ...binaries, home, port });
    const back = performance.now();
    await drained(place.pool);
    const outageSeconds = (back - began) / 1000;
    drains.push((performance.now() - back) / 1000 / (2 * outageSeconds + 5));
    await settle();
  }
  await gateway.stop();
  return [figure('P17.rate', median(ratios)), figure('P17.drain', median(drains))];
}
