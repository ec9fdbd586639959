import { Inject, Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { Clock } from '#platform/clock/clock';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { TokenBucket } from './token-bucket';

/** A payment provider's writes per second: Stripe allows 25 with test keys and 100 with live ones, of which orders need their part. */
const PAYMENT_PER_SECOND = { sandbox: 20, staging: 20, production: 80 } as const;

/**
 * How many records a second may be handed out: within what both systems of a store allow. Connections are counted, not stores, so that
 * imports of stores that share one do not add up. Only one replica hands out at a time.
 */
@Injectable()
export class ImportPace {
  private readonly buckets = new Map<string, { readonly perSecond: number; readonly bucket: TokenBucket }>();

  constructor(
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  allowed(store: Store): number {
    const now = this.clock.now().getTime();
    return Math.min(...this.of(store).map((bucket) => bucket.available(now)));
  }

  spend(store: Store, count: number): void {
    for (const bucket of this.of(store)) bucket.take(count);
  }

  private of(store: Store): TokenBucket[] {
    const payment = PAYMENT_PER_SECOND[this.configuration.environment()];
    return [
      this.bucket(store.commerce, store.customers.importPerSecond),
      this.bucket(store.payment, payment),
    ];
  }

  private bucket(connectionId: string, perSecond: number): TokenBucket {
    const known = this.buckets.get(connectionId);
    if (known?.perSecond === perSecond) return known.bucket;
    const bucket = new TokenBucket(perSecond, this.clock.now().getTime());
    this.buckets.set(connectionId, { perSecond, bucket });
    return bucket;
  }
}
