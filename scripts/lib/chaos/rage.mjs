import { waitUntil } from '../process/wait-until.mjs';
import { pick } from './random.mjs';

const RANDOM_KILLS_BETWEEN = 2;
/** From being armed to being reached: a start, and the next message that comes along. */
const FAILPOINT_DEADLINE_MS = 15_000;
const LOOK_MS = 100;
const PROBE_TIMEOUT_MS = 1_000;
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

const isUp = async ({ ports }, name) => {
  try {
    const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    return (await fetch(`http://127.0.0.1:${ports[name]}/health/ready`, { signal })).ok;
  } catch {
    return false;
  }
};

/** Harm keeps the machine's pace: the next one dies when half of all are up. A slow machine would else have nobody to kill. */
export async function untilHalfAreUp(system, isOver) {
  for (;;) {
    const up = await Promise.all(system.members.map((name) => isUp(system, name)));
    if (isOver() || up.filter(Boolean).length * 2 >= up.length) return;
    await pause(LOOK_MS);
  }
}

/** Lets one process of a service start with a failpoint armed, and waits until it has died there; not for ever, for it may not come along. */
async function dieAt({ service, name }, { restarter, system, random, seed, isOver }) {
  const replicas = system.members.filter((member) => member.split('#')[0] === service);
  const before = restarter.timesFired(service, name);
  if (!restarter.arm(pick(random, replicas), name, seed)) return;
  const end = performance.now() + FAILPOINT_DEADLINE_MS;
  while (restarter.timesFired(service, name) === before && performance.now() < end && !isOver())
    await pause(LOOK_MS);
}

/**
 * Kills services, at random and at named places, and lets one blow after the other fall, until told to stop. `onAllHad` is told when each
 * place and each blow has had its turn.
 */
export async function rage(run) {
  const { restarter, random, harm, blows, system, isOver, onAllHad } = run;
  const toStrike = Array.from({ length: harm.rounds }, () => blows).flat();
  const left = Array.from({ length: harm.rounds }, () => harm.failpoints).flat();
  while (!isOver()) {
    for (let n = 0; n < RANDOM_KILLS_BETWEEN && !isOver(); n += 1) {
      const victim = pick(random, system.members);
      if (harm.kills) await untilHalfAreUp(system, isOver);
      if (harm.kills && !isOver()) restarter.kill(victim);
      await pause(600 + random() * 900);
    }
    const next = left.shift();
    if (next !== undefined && !isOver()) await dieAt(next, run);
    const blow = isOver() ? undefined : toStrike.shift();
    if (blow !== undefined) {
      const began = performance.now();
      await blow.strike();
      blow.seconds = [...(blow.seconds ?? []), Math.round((performance.now() - began) / 100) / 10];
    }
    if (left.length === 0 && toStrike.length === 0) onAllHad();
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
