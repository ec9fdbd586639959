import { runCommand, succeeds } from '../../process/run-command.mjs';
import { SetupError } from '../../setup-error.mjs';

const KNOWN = ['docker', 'podman'];
const MINUTE_MS = 60_000;
const TAIL_LINES = 25;

const tail = (text) => text.trim().split('\n').slice(-TAIL_LINES).join('\n');

/** A container engine by its command line; Docker's and Podman's are alike in all that is used here. */
export class Engine {
  /** @param {string} name 'docker' or 'podman' */
  constructor(name) {
    this.name = name;
  }

  /** Ends when the command ends; answers its code and what it said. */
  attempt(args, options = {}) {
    return runCommand(this.name, args, { timeoutMs: MINUTE_MS, ...options });
  }

  /** What the command prints on standard output; rejects with the end of what it said when it fails. */
  async run(args, options = {}) {
    const { code, stdout, stderr } = await this.attempt(args, options);
    if (code !== 0) throw new Error(`${this.name} ${args[0]} (${code}): ${tail(`${stdout}\n${stderr}`)}`);
    return stdout;
  }

  async json(args) {
    return JSON.parse(await this.run(args));
  }
}

/**
 * The wanted engine, or the first of Docker and Podman that answers.
 * @param {string | undefined} wanted
 */
export async function findEngine(wanted, answers = (name) => succeeds(name, ['info'])) {
  const names = wanted === undefined ? KNOWN : [wanted];
  for (const name of names) if (await answers(name)) return new Engine(name);
  throw new SetupError(
    `No container engine answers (${names.join(', ')}).`,
    'Start one, or install podman; only Docker and Podman can both build and run.',
  );
}
