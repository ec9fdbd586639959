import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Periodic } from '#service/schedule/periodic';
import { SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
import { ComposePayouts } from '../account/compose-payouts';
import { ReadBalances } from '../account/read-balances';
import { SweepMovements } from '../account/sweep-movements';
import { WatchWebhookEndpoints } from '../webhook-endpoint/watch-webhook-endpoints';
import { WarnOfEvidence } from '../disputes/warn-of-evidence';
import { LookAtOpenPayments } from './look-at-open-payments';
import { SettleBalances } from './settle-balances';
import { SweepMissedEvents } from './sweep-missed-events';
import { WarnOfExpiry } from './warn-of-expiry';

/** Puts the service's periodic work on the clock. */
@Injectable()
export class Sweeps implements OnModuleInit {
  constructor(
    private readonly periodic: Periodic,
    private readonly openPayments: LookAtOpenPayments,
    private readonly balances: SettleBalances,
    private readonly missedEvents: SweepMissedEvents,
    private readonly expiry: WarnOfExpiry,
    private readonly evidence: WarnOfEvidence,
    private readonly endpoints: WatchWebhookEndpoints,
    private readonly movements: SweepMovements,
    private readonly payouts: ComposePayouts,
    private readonly accountBalances: ReadBalances,
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
  ) {}

  onModuleInit(): void {
    const interval = this.config.SWEEP_SECONDS * 1000;
    this.periodic.every('payments.look-at-open-payments', interval, () => this.openPayments.run());
    this.periodic.every('payments.settle-balances', Math.min(interval, 5_000), () => this.balances.run());
    this.periodic.every('payments.sweep-missed-events', interval, () => this.missedEvents.run());
    this.periodic.every('payments.warn-of-expiry', interval, () => this.expiry.run());
    this.periodic.every('payments.warn-of-evidence', interval, () => this.evidence.run());
    const endpointInterval = this.config.ENDPOINT_SWEEP_SECONDS * 1000;
    this.periodic.every('payments.watch-webhook-endpoints', endpointInterval, () => this.endpoints.run());
    const accountInterval = this.config.ACCOUNT_SWEEP_SECONDS * 1000;
    this.periodic.every('payments.sweep-movements', accountInterval, () => this.movements.run());
    this.periodic.every('payments.read-balances', accountInterval, () => this.accountBalances.run());
    this.periodic.every('payments.compose-payouts', Math.min(interval, 5_000), () => this.payouts.run());
  }
}
