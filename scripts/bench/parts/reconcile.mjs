import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { figure } from '../goals.mjs';
import { median } from '../load/summary.mjs';
import { seedBooks } from '../load/reconcile-seed.mjs';
import { openPlace } from '../world.mjs';

const SMALL = 1_000;
const LARGE = 100_000;
const ROUNDS = 3;
const PROCESS = fileURLToPath(new URL('../yardstick/reconcile-process.mjs', import.meta.url));

/** One month of so many movements, reconciled once in a fresh process. */
async function once(url) {
  const child = fork(PROCESS, [], {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`Reconciling ended with code ${code}`)));
  });
}

async function month(context, count) {
  const place = await openPlace(context, `reconcile ${count}`);
  await seedBooks(place.adminUrl, count);
  const runs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Payouts that are explained already are not looked at again.
    await place.pool.query(`UPDATE reconciliation.payouts SET state = 'incomplete'`);
    runs.push(await once(place.urls.reconciliation));
  }
  for (const { apart, matched } of runs) {
    if (apart.length > 0 || matched !== Math.ceil(count / 500)) {
      throw new Error(
        `The books of ${count} movements do not agree: ${apart.join(', ')}; ${matched} payouts in the bank`,
      );
    }
  }
  const names = Object.keys(runs[0].times);
  const times = Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run.times[name]))]));
  const total = median(runs.map((run) => Object.values(run.times).reduce((sum, time) => sum + time, 0)));
  return { times, perRow: total / count, total, peakMb: median(runs.map(({ peakMb }) => peakMb)) };
}

/**
 * P13: explaining payouts, finding them in the bank, looking for exceptions, the checks of the month's end and its evidence, over a
 * thousand and a hundred thousand movements with their orders and entries.
 */
export async function reconcile(context) {
  const small = await month(context, SMALL);
  const large = await month(context, LARGE);
  const parts = Object.entries(large.times).map(([name, time]) => `${name} ${Math.round(time)}`);
  const perRow = [large, small].map((one) => `${(one.perRow * 1000).toFixed(0)} µs`).join(' beside ');
  return [
    figure('P13.time', large.perRow / small.perRow, `${perRow} a row; ms of ${LARGE}: ${parts.join(', ')}`),
    figure(
      'P13.memory',
      large.peakMb / small.peakMb,
      `${large.peakMb.toFixed(0)} MB beside ${small.peakMb.toFixed(0)} MB`,
    ),
  ];
}
