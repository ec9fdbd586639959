import { setImmediate as nextTurn } from 'node:timers/promises';
import { limitPassed } from './limit-passed';

/** How long an evaluation may keep the process to itself, milliseconds. */
const SLICE_MS = 10;
/** Few: one step may make thousands of values. */
const STEPS_PER_LOOK = 16;

/** Only with functions of its own, ranges or searches through the whole input can an expression go on for long. */
export function canLoop(ast: unknown): boolean {
  const pending: unknown[] = [ast];
  const seen = new Set<object>();
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null || node instanceof RegExp || seen.has(node)) continue;
    seen.add(node);
    const { type, value } = node as { type?: unknown; value?: unknown };
    if (type === 'lambda' || type === 'descendant' || (type === 'binary' && value === '..')) return true;
    pending.push(...(Object.values(node) as unknown[]));
  }
  return false;
}

/** One evaluation: the language has this environment at the bottom of all others. */
interface Environment {
  readonly base: object;
}

interface Going {
  steps: number;
  /** When it began, or went on after its last pause; milliseconds. */
  since: number;
  /** Milliseconds before that, without pauses. */
  spent: number;
}

/**
 * Called before every step. The language awaits it, but never leaves the queue of promises by itself: without a pause an endless
 * expression would hold up everything else in the process until its time is over. What others do in the pauses is not its time: on a
 * crowded machine an innocent expression would be stopped for it.
 */
export function breathing(
  mostMs: number,
): (ast: unknown, input: unknown, environment: Environment) => Promise<void> | undefined {
  const evaluations = new WeakMap<object, Going>();
  return (_ast, _input, { base }) => {
    const going = evaluations.get(base) ?? { steps: 0, since: performance.now(), spent: 0 };
    if (going.steps === 0) evaluations.set(base, going);
    going.steps += 1;
    if (going.steps % STEPS_PER_LOOK !== 0) return undefined;
    const slice = performance.now() - going.since;
    if (going.spent + slice > mostMs) throw limitPassed(`It went on for more than ${mostMs} milliseconds`);
    if (slice < SLICE_MS) return undefined;
    going.spent += slice;
    return nextTurn().then(() => {
      going.since = performance.now();
    });
  };
}
