import type { Clock } from '#platform/clock/clock';
import { failpoint } from '#platform/failpoint/failpoint';

export interface GrantedToken {
  readonly value: string;
  readonly lifeMs: number;
}

/** A token is renewed when so little of its life is left, or a tenth of it when that is less. */
const RENEWED_BEFORE_MS = 5 * 60_000;

/** An access token kept for as long as it lives, renewed early, and asked for once however many wait. */
export class HeldToken {
  private held: { readonly value: string; readonly renewAt: number } | undefined;
  private underWay: Promise<string> | undefined;

  constructor(
    private readonly request: () => Promise<GrantedToken>,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<string> {
    if (this.held && this.held.renewAt > this.clock.now().getTime()) return this.held.value;
    this.underWay ??= this.renew().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  /** After a 401: unless another call has renewed it already, the token is not used again. */
  discard(token: string): void {
    failpoint('adapters.token-expired-mid-call');
    if (this.held?.value === token) this.held = undefined;
  }

  private async renew(): Promise<string> {
    const { value, lifeMs } = await this.request();
    const renewAt = this.clock.now().getTime() + lifeMs - Math.min(RENEWED_BEFORE_MS, lifeMs / 10);
    this.held = { value, renewAt };
    return value;
  }
}
