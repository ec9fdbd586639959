import { Inject, Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import { CustomerContactLinked, type CustomerLinked } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, LOGGER } from '#service/tokens';
import { ContactLinkRepository } from './contact-link.repository';
import { recogniseContact } from './recognise-contact';

/** Recognises a customer of the shop among the contacts kept beside it, and keeps that in our own map. Nothing is written there. */
@Injectable()
export class LinkContact {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly links: ContactLinkRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(store: Store, fact: BodyOf<typeof CustomerLinked>, message: MessageContext): Promise<void> {
    const contacts = await this.connectors.contacts(store.commerce);
    if (!contacts) return;
    const { customerId, externalId: providerCustomerId } = fact;
    const email = await this.database.transaction((tx) => this.links.accountEmail(tx, store.id, customerId));
    const found = await recogniseContact(contacts, { customerId, providerCustomerId, email });
    const key = { storeId: store.id, customerId, connectionId: store.commerce };
    if (found.kind === 'conflict') {
      this.logger.warn(key, 'The contact bears another customer of the payment provider; it is not linked');
    }
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (found.kind !== 'known') return this.links.forget(tx, key);
      const provider = { providerConnectionId: fact.connectionId, providerCustomerId };
      const body = { ...key, ...provider, proof: found.proof };
      if (!(await this.links.keep(tx, body, now))) return;
      await message.publish(tx, CustomerContactLinked, { ...body, at: now.toISOString() });
    });
  }
}
