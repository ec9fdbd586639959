import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long an evaluation may keep the process to itself, milliseconds. */
const SLICE_MS = 10;
const STEPS_PER_LOOK = 64;

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

/**
 * Called before every step. The language awaits it, but never leaves the queue of promises by itself: without a pause an endless
 * expression would hold up everything else in the process until its time is over.
 */
export function breathing(): () => Promise<void> | undefined {
  let steps = 0;
  let since = performance.now();
  return () => {
    steps += 1;
    if (steps % STEPS_PER_LOOK !== 0) return undefined;
    const now = performance.now();
    if (now - since < SLICE_MS) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}
