import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Failure } from '#platform/errors/failure';
import { toFailure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, LOGGER } from '#service/tokens';
import { CrmConnectionRepository } from '../database/crm-connection.repository';
import { MarkKnownOrders } from '../mark/mark-known-orders';
import { MOST_PER_TURN } from './limits';
import { PushContacts } from './push-contacts';
import { PushDeals } from './push-deals';

/** Batches of each kind in one turn; the next turn goes on. */
const MOST_BATCHES = 20;
const PAUSE_AFTER_TROUBLE_MS = 30_000;
/** Credentials, a property or a stage: somebody has to mend it. */
const PAUSE_FOR_A_PERSON_MS = 5 * 60_000;

/** Brings the CRM up to date, contacts before the deals that belong to them. Trouble pauses the connection, and nothing is lost. */
@Injectable()
export class PushToCrm {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly connections: CrmConnectionRepository,
    private readonly known: MarkKnownOrders,
    private readonly contacts: PushContacts,
    private readonly deals: PushDeals,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const stores = this.configuration.stores().filter(({ crm }) => crm !== null);
    for (const connectionId of new Set(stores.map(({ crm }) => crm!))) {
      const resumeAt = await this.connections.resumeAt(this.database, connectionId);
      if (resumeAt && resumeAt > this.clock.now()) continue;
      try {
        for (const store of stores.filter(({ crm }) => crm === connectionId)) {
          await this.known.run(connectionId, store.id);
        }
        await this.push(connectionId);
      } catch (error) {
        await this.pause(connectionId, toFailure(error));
      }
    }
  }

  private async push(connectionId: string): Promise<void> {
    const port = await this.connectors.crm(connectionId);
    await this.contacts.erase(connectionId, port);
    await untilFew(() => this.contacts.push(connectionId, port));
    await untilFew(() => this.deals.push(connectionId, port));
    await untilFew(() => this.deals.associate(connectionId, port));
  }

  private async pause(connectionId: string, failure: Failure): Promise<void> {
    const pause = failure.retryAfterMs ?? usualPause(failure);
    const resumeAt = new Date(this.clock.now().getTime() + pause);
    await this.connections.pause(this.database, connectionId, resumeAt);
    const { code, message, suggestion } = failure;
    this.logger.warn(
      { connectionId, code, message, suggestion, resumeAt },
      'The CRM could not be brought up to date; tried again later',
    );
  }
}

async function untilFew(push: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    if ((await push()) < MOST_PER_TURN) return;
  }
}

function usualPause({ failureClass }: Failure): number {
  switch (failureClass) {
    case 'transient':
    case 'rate-limited':
    case 'conflict':
      return PAUSE_AFTER_TROUBLE_MS;
    case 'mapping':
    case 'permanent':
      return PAUSE_FOR_A_PERSON_MS;
  }
}
