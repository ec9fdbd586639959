import { startChild } from '../child.mjs';
import { figure } from '../goals.mjs';
import { closedLoop } from '../load/closed-loop.mjs';
import { cpuSeconds, postmasterOf } from '../load/cpu.mjs';
import { paymentIntent } from '../load/payment-intent.mjs';
import { eventFactory } from '../load/signed-events.mjs';
import { median } from '../load/summary.mjs';
import { installPeer } from '../peers/install-peer.mjs';
import { API_VERSION, openPlace, startGateway, startOver } from '../world.mjs';

const PEER = { name: '@supabase/stripe-sync-engine', version: '0.48.5' };
const ROUNDS = 5;
const MS = 1_500;
/** Stored by both: handed on by us, written into a table of its own by the peer. */
const TYPE = 'payment_intent.processing';
const processing = (eventId, seconds) => paymentIntent(`pi_${eventId}`, seconds);

/** P3, P4: accepting a webhook beside Stripe's own sync engine, which writes the object itself before it answers. */
export async function syncEngine(context) {
  const folder = await installPeer(PEER.name, PEER.version, context.cleanup);
  const place = await openPlace(context, 'sync engine');
  const gateway = await startGateway(context, place);
  const { secret } = gateway;
  const postmaster = await postmasterOf(place.pool);
  const peer = await startChild('sync-engine-process.mjs', {
    BENCH_PEER: folder,
    BENCH_DATABASE_URL: place.adminUrl,
    BENCH_SECRET: secret,
  });
  context.cleanup.add('sync engine', peer.stop);
  const targets = {
    peer: { url: `http://127.0.0.1:${peer.port}/`, pid: peer.pid },
    ours: { url: gateway.url, pid: gateway.pid },
  };
  const load = async ({ url, pid }, connections) => {
    const events = eventFactory({ secret, apiVersion: API_VERSION, type: TYPE, object: processing });
    const before = await cpuSeconds(pid, postmaster);
    const result = await closedLoop({ url, connections, durationMs: MS, events, repeat: 1 });
    if (Object.keys(result.failures).length > 0)
      throw new Error(`not all accepted: ${JSON.stringify(result.failures)}`);
    return {
      perSecond: result.perSecond,
      cpu: ((await cpuSeconds(pid, postmaster)) - before) / result.accepted,
    };
  };
  const settle = async () => {
    await startOver(place);
    await place.pool.query('TRUNCATE stripe.payment_intents');
  };
  for (const target of Object.values(targets)) await load(target, 16);
  await settle();
  const got = { 16: [], 64: [] };
  const cpu = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const connections of [16, 64]) {
      const measured = {};
      for (const name of round % 2 === 0 ? ['peer', 'ours'] : ['ours', 'peer']) {
        measured[name] = await load(targets[name], connections);
        await settle();
      }
      got[connections].push(measured);
      if (connections === 16) cpu.push(measured.ours.cpu / measured.peer.cpu);
    }
  }
  await gateway.stop();
  await peer.stop();
  const rate = (name, connections) =>
    Math.round(median(got[connections].map((measured) => measured[name].perSecond)));
  const ratio = (connections) =>
    median(got[connections].map(({ ours, peer: other }) => ours.perSecond / other.perSecond));
  const note = (connections) => `${rate('ours', connections)}/s beside ${rate('peer', connections)}/s`;
  return [
    figure('P3.16', ratio(16), note(16)),
    figure('P3.64', ratio(64), note(64)),
    figure('P4', median(cpu), `${PEER.name} ${PEER.version}`),
  ];
}
