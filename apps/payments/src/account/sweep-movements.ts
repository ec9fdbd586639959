import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
import { SweepCursorRepository } from '../database/sweep-cursor.repository';
import { AccountMovements } from './account-movements';

const MINUTE = 60_000;
/** Movements become visible late, and two clocks differ. */
const OVERLAP_MS = 60 * MINUTE;
/** The books begin when the account is connected: what was before is the opening balance. */
const FIRST_LOOK_BACK_MS = 60 * MINUTE;

/** Walks the list of all movements of an account, so that fees, reserves and whatever no payment tells of are told as well. */
@Injectable()
export class SweepMovements {
  constructor(
    private readonly database: Database,
    private readonly cursors: SweepCursorRepository,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly movements: AccountMovements,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
  ) {}

  async run(): Promise<void> {
    const connectionIds = new Set(this.configuration.stores().map((store) => store.payment));
    for (const connectionId of connectionIds) {
      try {
        await this.sweep(connectionId);
      } catch (error) {
        this.logger.warn({ err: error, connectionId }, 'The movements of an account could not be listed');
      }
    }
  }

  /** The cursor moves only after everything before it has been told. */
  private async sweep(connectionId: string): Promise<void> {
    const now = this.clock.now().getTime();
    const sweptTo = await this.cursors.sweptTo(this.database, connectionId, 'movements');
    const createdFrom = new Date(sweptTo ? sweptTo.getTime() - OVERLAP_MS : now - FIRST_LOOK_BACK_MS);
    const createdTo = new Date(now - this.config.SWEEP_PATIENCE_SECONDS * 1000);
    const port = await this.connectors.payment(connectionId);
    let after: string | null = null;
    for (;;) {
      const range = { createdFrom, createdTo, after };
      const page: Awaited<ReturnType<typeof port.listMovements>> = await port.listMovements(range);
      await this.movements.take(connectionId, page.movements);
      const last = page.movements.at(-1)?.movement;
      if (!page.hasMore || !last) break;
      await this.cursors.move(this.database, connectionId, 'movements', new Date(last.createdAt));
      after = last.balanceTransactionId;
    }
    await this.cursors.move(this.database, connectionId, 'movements', createdTo);
  }
}
