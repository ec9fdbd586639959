import { createHash } from 'node:crypto';

/** The named places at which a process can be made to die or fail (`FAILPOINT=name:probability:seed[:kill|throw]`). */
export type FailpointAction = 'kill' | 'throw';

interface ArmedFailpoint {
  readonly name: string;
  readonly probability: number;
  readonly seed: string;
  readonly action: FailpointAction;
  hits: number;
}

let armed: ArmedFailpoint[] = [];

/**
 * Arms the failpoints named in a specification, several separated by commas.
 * Throws when the environment is production or the specification is malformed.
 */
export function armFailpoints(specification: string | undefined, nodeEnv: string | undefined): void {
  armed = [];
  if (!specification) return;
  if (nodeEnv === 'production') throw new Error('FAILPOINT is refused when NODE_ENV is production');
  armed = specification.split(',').map((part) => {
    const [name, probability = '1', seed = '1', action = 'kill'] = part.split(':');
    const chance = Number(probability);
    if (!name || !(chance >= 0 && chance <= 1) || (action !== 'kill' && action !== 'throw')) {
      throw new Error(`FAILPOINT must read name:probability:seed[:kill|throw], but has "${part}"`);
    }
    return { name, probability: chance, seed, action, hits: 0 };
  });
}

/** Does nothing unless this very name is armed; then it kills the process (or throws) with the given probability. */
export function failpoint(name: string): void {
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
