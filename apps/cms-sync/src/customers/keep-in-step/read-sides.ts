import { Inject, Injectable } from '@nestjs/common';
import type { CustomerPort, CustomerRecord } from '#connectors/kit/customer-port';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import type { LinkRecord } from '../database/link.repository';
import { LinkRepository } from '../database/link.repository';
import type { SideState } from '../domain/merge-profiles';

export interface ReadSide {
  readonly link: LinkRecord;
  readonly port: CustomerPort;
  /** Null when the system has no such record any more. */
  readonly record: CustomerRecord | null;
}

/** Every record of a person as its system shows it now. */
@Injectable()
export class ReadSides {
  constructor(
    private readonly database: Database,
    private readonly links: LinkRepository,
    private readonly connectors: Connectors,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(personId: string): Promise<ReadSide[]> {
    const configured = new Set(this.configuration.connectionIds());
    const links = await this.links.ofPerson(this.database, personId);
    const active = links.filter((link) => link.state === 'active' && configured.has(link.connectionId));
    return Promise.all(active.map((link) => this.read(link)));
  }

  /** Null for a record that is gone. A system without times of change counts as changed now. */
  stateOf({ link, port, record }: ReadSide): SideState | null {
    return (
      record && {
        connectionId: link.connectionId,
        externalId: link.externalId,
        side: link.side,
        base: link.base,
        pending: link.pending,
        current: record.profile,
        modifiedAt: record.modifiedAt ?? this.clock.now(),
        represent: (profile) => port.represent(profile),
      }
    );
  }

  private async read(link: LinkRecord): Promise<ReadSide> {
    const port = await this.connectors.customers(link.connectionId);
    return { link, port, record: await port.get(link.externalId) };
  }
}
