import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Periodic } from '#service/schedule/periodic';
import { SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
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
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
  ) {}

  onModuleInit(): void {
    const interval = this.config.SWEEP_SECONDS * 1000;
    this.periodic.every('payments.look-at-open-payments', interval, () => this.openPayments.run());
    this.periodic.every('payments.settle-balances', Math.min(interval, 5_000), () => this.balances.run());
    this.periodic.every('payments.sweep-missed-events', interval, () => this.missedEvents.run());
    this.periodic.every('payments.warn-of-expiry', interval, () => this.expiry.run());
  }
}
