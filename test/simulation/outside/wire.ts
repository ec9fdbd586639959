import { Failure } from '#platform/errors/failure';
import type { FaultPlan } from '#messaging/simulation/faults';
import type { Life } from '#messaging/simulation/model-service';
import type { VirtualTime } from '#messaging/simulation/virtual-time';

const FASTEST_MS = 5;
const SLOWEST_MS = 400;

/** The way to an outside system: slow, refused before, lost after. What was sent arrives even when its sender has died meanwhile. */
export class Wire {
  constructor(
    private readonly time: VirtualTime,
    private readonly faults: FaultPlan,
  ) {}

  async call<T>(life: Life, name: string, work: () => T): Promise<T> {
    life.checkpoint(`outside.before ${name}`);
    if (this.faults.strikes(`outside-down/${name}`)) {
      await life.sleep(this.delay());
      throw Failure.transient('outside-down', `${name} answered 503`);
    }
    if (this.faults.strikes(`outside-limits/${name}`)) {
      throw Failure.rateLimited('outside-limits', `${name} answered 429`, { retryAfterMs: 4_000 });
    }
    await this.time.sleep(this.delay());
    const answer = work();
    life.checkpoint(`outside.after ${name}`);
    if (this.faults.strikes(`answer-lost/${name}`)) {
      throw Failure.transient('answer-lost', `${name} did it and was not heard`);
    }
    const slow = this.faults.strikes(`answer-slow/${name}`) ? this.faults.between('slow', 2_000, 50_000) : 0;
    await life.sleep(slow + this.delay());
    return answer;
  }

  private delay(): number {
    return this.faults.between('wire', FASTEST_MS, SLOWEST_MS);
  }
}
