import type { Clock } from '#platform/clock/clock';
import type { AccessToken } from './identity-client';

const LONGEST_MARGIN_MS = 60_000;
const MARGIN_SHARE = 0.1;

/** The connection's token: kept, renewed before it ends, and asked for once however many calls want it. */
export class TokenSource {
  private kept: { readonly token: string; readonly renewAt: number } | undefined;
  private underWay: Promise<string> | undefined;

  constructor(
    private readonly request: () => Promise<AccessToken>,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<string> {
    if (this.kept && this.clock.now().getTime() < this.kept.renewAt) return this.kept.token;
    this.underWay ??= this.renew().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  /** The engine refused this token: it was revoked, or the keys of the Identity Server have changed. */
  discard(token: string): void {
    if (this.kept?.token === token) this.kept = undefined;
  }

  private async renew(): Promise<string> {
    const askedAt = this.clock.now().getTime();
    const { token, lifetimeSeconds } = await this.request();
    const lifetime = lifetimeSeconds * 1000;
    const margin = Math.min(LONGEST_MARGIN_MS, lifetime * MARGIN_SHARE);
    this.kept = { token, renewAt: askedAt + lifetime - margin };
    return token;
  }
}
