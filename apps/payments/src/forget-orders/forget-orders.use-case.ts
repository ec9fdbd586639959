import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Metrics } from '#platform/metrics/metrics';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
import { MappingInputRepository } from '../database/mapping-input.repository';
import { OrderRetentionRepository } from '../database/order-retention.repository';

const INTERVAL_MS = 600_000;
const BATCH = 500;
const DAY_MS = 86_400_000;

/** Copies of orders hold names and addresses, which nobody needs long after the money has come to rest. */
@Injectable()
export class ForgetOrders implements OnModuleInit {
  private readonly forgotten;

  constructor(
    private readonly database: Database,
    private readonly retention: OrderRetentionRepository,
    private readonly inputs: MappingInputRepository,
    private readonly periodic: Periodic,
    metrics: Metrics,
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.forgotten = metrics.counter(
      'orders_forgotten_total',
      'Order copies that have lost what tells whose they were, by age',
    );
  }

  onModuleInit(): void {
    this.periodic.every('payments.forget-orders', INTERVAL_MS, () => this.run());
  }

  /** How many orders were forgotten; at most a batch. */
  async run(): Promise<number> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - this.config.ORDER_RETENTION_DAYS * DAY_MS);
    let count = 0;
    for (const key of await this.retention.due(this.database, before, BATCH)) {
      const done = await this.database.transaction(async (tx) => {
        const forgotten = await this.retention.forget(tx, key, before, now);
        if (forgotten) await this.inputs.forgetOrders(tx, key.storeId, [key.orderId]);
        return forgotten;
      });
      if (done) count += 1;
    }
    this.forgotten.inc(count);
    return count;
  }
}
