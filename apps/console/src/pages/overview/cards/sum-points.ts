import type { ServiceFigures } from '#contracts/models/figures';

export interface SummedPoint {
  readonly at: string;
  readonly values: Readonly<Record<'done' | 'retried' | 'failed', number>>;
}

/** What all services did in each stretch of time, oldest first. */
export function sumPoints(services: ReadonlyArray<ServiceFigures['points']>): SummedPoint[] {
  const sums = new Map<string, SummedPoint>();
  for (const { at, done, retried, failed } of services.flat()) {
    const before = sums.get(at)?.values ?? { done: 0, retried: 0, failed: 0 };
    const values = {
      done: before.done + done,
      retried: before.retried + retried,
      failed: before.failed + failed,
    };
    sums.set(at, { at, values });
  }
  return [...sums.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}
