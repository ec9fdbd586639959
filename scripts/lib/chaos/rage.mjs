import { waitUntil } from '../process/wait-until.mjs';
import { replicasOf, serviceOf } from './places.mjs';
import { pick } from './random.mjs';

const RANDOM_KILLS_BETWEEN = 2;
/** From being up to being reached: the next message that comes along. */
const REACH_DEADLINE_MS = 10_000;
/** From being armed to being up, on a machine with much else to do. */
const START_DEADLINE_MS = 30_000;
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

/** A place at which one process is to die, and the ways to wait for it. */
function doom({ process, service, name }, { restarter, system, seed, isOver }) {
  const before = restarter.timesFired(service, name);
  const died = () => restarter.timesFired(service, name) > before;
  const until = async (holds, deadlineMs) => {
    const end = performance.now() + deadlineMs;
    while (!died() && !isOver() && performance.now() < end && !(await holds())) await pause(LOOK_MS);
  };
  return {
    /** Started with the failpoint armed, and up. */
    async arm() {
      await until(() => restarter.arm(process, name, seed), START_DEADLINE_MS);
      await pause(PAUSE_BEFORE_LOOK_MS);
      await until(() => isUp(system, process), START_DEADLINE_MS);
    },
    /** True when it died there; not waited for for ever, for it may not be reached. */
    async reached() {
      await until(() => false, REACH_DEADLINE_MS);
      return died();
    },
  };
}

/** The time for a place to be reached begins when the process is up. */
async function diesAt(place, run) {
  const one = doom(place, run);
  await one.arm();
  return one.reached();
}

/** A blow may lead to a place that no ordinary order comes to: one process of each service is armed for it before. */
async function strike(blow, run) {
  const { system, random, harm } = run;
  const services = new Set(system.members.map(serviceOf));
  if (blow.leadsTo !== undefined && harm.failpoints.length > 0)
    for (const service of services) {
      const process = pick(random, replicasOf(service, system.members));
      await doom({ process, service, name: blow.leadsTo }, run).arm();
    }
  const began = performance.now();
  await blow.strike();
  blow.seconds = [...(blow.seconds ?? []), Math.round((performance.now() - began) / 100) / 10];
}

/**
 * Kills services, at random and at named places, and lets one blow after the other fall, until told to stop. `onAllHad` is told when each
 * place and each blow has had its turn.
 * @param {object} run with the `places` that are to have their turns
 */
export async function rage(run) {
  const { restarter, random, harm, places, blows, system, isOver, onAllHad } = run;
  const toStrike = Array.from({ length: harm.rounds }, () => blows).flat();
  while (!isOver()) {
    for (let n = 0; n < RANDOM_KILLS_BETWEEN && !isOver(); n += 1) {
      const victim = pick(random, system.members);
      if (harm.kills) await untilHalfAreUp(system, isOver);
      if (harm.kills && !isOver()) restarter.kill(victim);
      await pause(600 + random() * 900);
    }
    const next = isOver() ? undefined : places.next(system.members, random);
    if (next !== undefined) places.had(next, await diesAt(next, run));
    const blow = isOver() ? undefined : toStrike.shift();
    if (blow !== undefined) await strike(blow, run);
    if (!places.open && toStrike.length === 0) onAllHad();
  }
  places.end();
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
