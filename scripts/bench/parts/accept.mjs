import { figure } from '../goals.mjs';
import { startChild } from '../child.mjs';
import { closedLoop } from '../load/closed-loop.mjs';
import { openLoop } from '../load/open-loop.mjs';
import { eventFactory } from '../load/signed-events.mjs';
import { median } from '../load/summary.mjs';
import { API_VERSION, openPlace, startGateway, startOver } from '../world.mjs';

const ROUNDS = 5;
const MS = 1_500;
const TAIL_MS = 3_000;
/** Stored and handed on, so that the outbox row is part of what is measured. */
const TYPE = 'payment_intent.processing';

/** P1, P2, P5, P15: how fast a webhook is made durable, beside a bare server. */
export async function accept(context) {
  const place = await openPlace(context, 'accept');
  const gateway = await startGateway(context, place);
  const secret = gateway.secret;
  const bare = await startChild('bare-server.mjs', {
    BENCH_DATABASE_URL: place.adminUrl,
    BENCH_SECRET: secret,
  });
  context.cleanup.add('bare server', bare.stop);
  const targets = { bare: `http://127.0.0.1:${bare.port}/`, ours: gateway.url };
  const newEvents = () => eventFactory({ secret, apiVersion: API_VERSION, type: TYPE });
  const settle = () => startOver(place);
  const load = async (url, connections, repeat = 1, durationMs = MS) => {
    const result = await closedLoop({ url, connections, durationMs, events: newEvents(), repeat });
    if (Object.keys(result.failures).length > 0)
      throw new Error(`not all accepted: ${JSON.stringify(result.failures)}`);
    return result;
  };

  for (const connections of [16, 64]) {
    for (const url of Object.values(targets)) await load(url, connections);
  }
  await settle();
  const ratios = { 16: [], 64: [] };
  const rates = { bare16: [], ours16: [], bare64: [], ours64: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const connections of [16, 64]) {
      const order = round % 2 === 0 ? ['bare', 'ours'] : ['ours', 'bare'];
      const got = {};
      for (const name of order) {
        got[name] = (await load(targets[name], connections)).perSecond;
        await settle();
      }
      rates[`bare${connections}`].push(got.bare);
      rates[`ours${connections}`].push(got.ours);
      ratios[connections].push(got.ours / got.bare);
    }
  }

  const tails = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const p99 = {};
    for (const name of ['bare', 'ours']) {
      p99[name] = (
        await openLoop({ url: targets[name], perSecond: 500, durationMs: TAIL_MS, events: newEvents() })
      ).p99;
      await settle();
    }
    tails.push(p99.ours / p99.bare);
  }

  const duplicates = [];
  let effects = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const unique = (await load(targets.ours, 16)).perSecond;
    await settle();
    const repeated = await load(targets.ours, 16, 10);
    duplicates.push(repeated.perSecond / unique);
    effects = Math.max(effects, (await storedEvents(place.pool)) / Math.ceil(repeated.accepted / 10));
    await settle();
  }
  await gateway.stop();
  await bare.stop();
  const rate = (name) => `${Math.round(median(rates[name]))}/s`;
  return [
    figure('P1', median(ratios[16]), `${rate('ours16')} beside ${rate('bare16')}`),
    figure('P2', median(ratios[64]), `${rate('ours64')} beside ${rate('bare64')}`),
    figure('P5', median(tails)),
    figure('P15.rate', median(duplicates)),
    figure('P15.effects', effects),
  ];
}

const storedEvents = async (pool) =>
  Number(
    (await pool.query(`SELECT count(*) AS n FROM gateway.webhook_events WHERE state <> 'rejected'`)).rows[0]
      .n,
  );
