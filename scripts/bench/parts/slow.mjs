import { connect } from 'node:net';
import { figure } from '../goals.mjs';
import { closedLoop } from '../load/closed-loop.mjs';
import { eventFactory } from '../load/signed-events.mjs';
import { median } from '../load/summary.mjs';
import { API_VERSION, openPlace, startGateway, startOver } from '../world.mjs';

const ROUNDS = 5;
const SLOW_CONNECTIONS = 1_000;

/** Opens connections that send one header byte a second and never finish; dropped ones come again. */
function slowSenders(url, count) {
  const { hostname, port } = new URL(url);
  const sockets = new Set();
  let over = false;
  const open = () => {
    if (over) return;
    const socket = connect(Number(port), hostname);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('POST /webhooks/stripe HTTP/1.1\r\nhost: slow\r\nx-slow: ');
    const timer = setInterval(() => socket.write('a'), 1_000);
    socket.once('close', () => {
      clearInterval(timer);
      sockets.delete(socket);
      setTimeout(open, 100);
    });
  };
  for (let index = 0; index < count; index += 1) open();
  return () => {
    over = true;
    for (const socket of sockets) socket.destroy();
  };
}

/** P16: good traffic beside a thousand slow senders. */
export async function slow(context) {
  const place = await openPlace(context, 'slow');
  const gateway = await startGateway(context, place);
  const events = eventFactory({
    secret: gateway.secret,
    apiVersion: API_VERSION,
    type: 'payment_intent.processing',
  });
  const load = async () => {
    const { perSecond } = await closedLoop({ url: gateway.url, connections: 16, durationMs: 1_500, events });
    await startOver(place);
    return perSecond;
  };
  await load();
  const ratios = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const clean = await load();
    const stop = slowSenders(gateway.url, SLOW_CONNECTIONS);
    await new Promise((resolve) => setTimeout(resolve, 500));
    ratios.push((await load()) / clean);
    stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await gateway.stop();
  return [figure('P16', median(ratios))];
}
