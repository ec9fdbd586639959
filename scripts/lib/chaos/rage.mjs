import { waitUntil } from '../process/wait-until.mjs';
import { pick } from './random.mjs';

const RANDOM_KILLS_BETWEEN = 2;
const FAILPOINT_PAUSE_MS = 2_500;
/** Longer than a restart takes to begin. */
const PAUSE_BEFORE_LOOK_MS = 500;
/** Draining, and then the end all the same. */
const END_DEADLINE_MS = 20_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a service that was killed is there again. */
export async function comeBack({ supervisor, ports }, name) {
  await pause(PAUSE_BEFORE_LOOK_MS);
  await waitUntil(() => supervisor.running.includes(name), {
    deadlineMs: 10_000,
    what: `${name} to start again`,
  });
  await supervisor.ready(name, `http://127.0.0.1:${ports[name]}/health/ready`);
}

/** Kills services, at random and at named places, and lets one blow after the other fall, until told to stop. */
export async function rage({ restarter, random, seed, harm, blows, names, isOver }) {
  const toStrike = Array.from({ length: harm.rounds }, () => blows).flat();
  const left = Array.from({ length: harm.rounds }, () => harm.failpoints).flat();
  while (!isOver()) {
    for (let n = 0; n < RANDOM_KILLS_BETWEEN && !isOver(); n += 1) {
      if (harm.kills) restarter.kill(pick(random, names));
      await pause(600 + random() * 900);
    }
    const next = left.shift();
    if (next !== undefined && restarter.arm(next.service, next.name, seed)) await pause(FAILPOINT_PAUSE_MS);
    const blow = isOver() ? undefined : toStrike.shift();
    if (blow === undefined) continue;
    const began = performance.now();
    await blow.strike();
    blow.seconds = [...(blow.seconds ?? []), Math.round((performance.now() - began) / 100) / 10];
  }
}

/** Every process ends as an orchestrator of containers asks it to, and the next one only when it is back. */
export async function roll({ restarter, system }) {
  for (const name of system.members) {
    const before = system.supervisor.pid(name);
    if (!restarter.end(name)) continue;
    await waitUntil(() => system.supervisor.pid(name) !== before, {
      deadlineMs: END_DEADLINE_MS,
      what: `${name} to end and start again`,
    });
    await comeBack(system, name);
  }
}
