import { AsyncLocalStorage } from 'node:async_hooks';
import type { TraceContext } from './trace-context';

const current = new AsyncLocalStorage<TraceContext>();

/** Runs the work so that what it calls outside belongs to its span. */
export function withTrace<T>(trace: TraceContext, work: () => Promise<T>): Promise<T> {
  return current.run(trace, work);
}

/** The span under way; undefined for work that nobody has asked for, such as sweeps. */
export function currentTrace(): TraceContext | undefined {
  return current.getStore();
}
