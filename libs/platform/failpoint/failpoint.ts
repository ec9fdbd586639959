import { createHash } from 'node:crypto';
import { FAILPOINT_NAMES, failpointNamed, type FailpointName } from './failpoint-names';

/** The named places at which a process can be made to die or fail (`FAILPOINT=name:probability:seed[:kill|throw]`). */
export type FailpointAction = 'kill' | 'throw';

interface ArmedFailpoint {
  readonly name: FailpointName;
  readonly probability: number;
  readonly seed: string;
  readonly action: FailpointAction;
  hits: number;
}

let armed: ArmedFailpoint[] = [];

/**
 * Arms the failpoints named in a specification, several separated by commas.
 * Throws when the environment is production, the specification is malformed, or there is no such place.
 */
export function armFailpoints(specification: string | undefined, nodeEnv: string | undefined): void {
  armed = [];
  if (!specification) return;
  if (nodeEnv === 'production') throw new Error('FAILPOINT is refused when NODE_ENV is production');
  armed = specification.split(',').map((part) => {
    const [place, probability = '1', seed = '1', action = 'kill'] = part.split(':');
    const chance = Number(probability);
    if (!place || !(chance >= 0 && chance <= 1) || (action !== 'kill' && action !== 'throw')) {
      throw new Error(`FAILPOINT must read name:probability:seed[:kill|throw], but has "${part}"`);
    }
    const name = failpointNamed(place);
    if (!name)
      throw new Error(`FAILPOINT names no place "${place}"; there are ${FAILPOINT_NAMES.join(', ')}`);
    return { name, probability: chance, seed, action, hits: 0 };
  });
}

/** Does nothing unless this very name is armed; then it kills the process (or throws) with the given probability. */
export function failpoint(name: FailpointName): void {
  if (armed.length === 0) return;
  for (const point of armed) {
    if (point.name !== name) continue;
    point.hits += 1;
    const digest = createHash('sha256').update(`${point.seed}:${name}:${point.hits}`).digest();
    if (digest.readUInt32BE(0) / 0x1_0000_0000 >= point.probability) continue;
    if (point.action === 'throw') throw new Error(`failpoint ${name}`);
    process.kill(process.pid, 'SIGKILL');
  }
}

/** Whether anybody came to it since it was armed; for tests. */
export const failpointReached = (name: FailpointName): boolean =>
  armed.some((point) => point.name === name && point.hits > 0);
