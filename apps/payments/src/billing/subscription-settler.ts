import { Inject, Injectable } from '@nestjs/common';
import { SubscriptionChanged, SubscriptionEnded } from '#contracts/events/subscriptions';
import type { Subscription } from '#contracts/models/subscription';
import type { ProviderSubscription } from '#connectors/kit/payment-port';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { BillingRepository } from '../database/billing.repository';
import { followSubscription, hasEnded } from '../domain/follow-billing';
import type { Publisher } from '../settle/publisher';
import { BillingOwners } from './billing-owner';

export interface SubscriptionTruth {
  readonly connectionId: string;
  readonly subscription: ProviderSubscription;
  readonly observedAt: Date;
}

/** Takes in what the provider tells of a subscription; every difference is told, its end once. */
@Injectable()
export class SubscriptionSettler {
  constructor(
    private readonly billing: BillingRepository,
    private readonly owners: BillingOwners,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As it is afterwards; undefined when no store uses the connection. */
  async settle(tx: Tx, publisher: Publisher, truth: SubscriptionTruth): Promise<Subscription | undefined> {
    const { connectionId, subscription, observedAt } = truth;
    const known = await this.billing.lockSubscription(tx, connectionId, subscription.subscriptionId);
    if (known && observedAt < known.observedAt) return known.body;
    const owner = await this.owners.of(
      tx,
      connectionId,
      subscription.providerCustomerId,
      known?.body.storeId ?? subscription.storeId,
    );
    if (!owner) return undefined;
    const now = this.clock.now().toISOString();
    const told = { ...subscription, ...owner, connectionId, updatedAt: known?.body.updatedAt ?? now };
    const followed = known ? followSubscription(known.body, told) : told;
    const version = known?.body.version ?? 0;
    if (known && same(known.body, { ...followed, version })) return known.body;
    const body: Subscription = { ...followed, updatedAt: now, version: version + 1 };
    await this.billing.saveSubscription(tx, { body, observedAt });
    const ended = hasEnded(body) && !(known && hasEnded(known.body));
    const definition = ended ? SubscriptionEnded : SubscriptionChanged;
    await publisher.publish(tx, definition, { storeId: body.storeId, subscription: body, at: now });
    return body;
  }
}

/** Whatever the order of their members. */
function same(a: Subscription, b: Subscription): boolean {
  const content = (of: Subscription) =>
    JSON.stringify(Object.entries(of).sort(([x], [y]) => (x < y ? -1 : 1)));
  return content(a) === content(b);
}
