import { Inject, Injectable } from '@nestjs/common';
import type { CustomerRecord } from '#connectors/kit/customer-port';
import { LinkCustomer } from '#contracts/commands/customers';
import { CustomerCreated } from '#contracts/events/customers';
import type { CustomerLink } from '#contracts/models/customer';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { LinkRepository } from '../database/link.repository';
import type { PersonRecord } from '../database/people.repository';
import { PeopleRepository } from '../database/people.repository';
import { EMPTY_PROFILE } from '../domain/empty-profile';
import { toCustomer } from './customer-body';
import { CustomerStores } from './customer-stores';

/**
 * Whose a record is that we have not seen before. Only proof counts: our own mark on it, or that we had it made. Likeness makes a
 * proposal, never a link; a record without proof is a person of its own.
 */
@Injectable()
export class IdentifyPerson {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly links: LinkRepository,
    private readonly stores: CustomerStores,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The person's key. */
  async identify(
    store: Store,
    connectionId: string,
    record: CustomerRecord,
    message: MessageContext,
  ): Promise<string> {
    return this.database.transaction(async (tx) => {
      const owner = await this.ownerOf(tx, store, record);
      const person = owner ?? (await this.newPerson(tx, store));
      const reason = owner ? 'owner-metadata' : 'first-seen';
      if (!(await this.link(tx, store, person, { connectionId, record, reason }))) {
        throw Failure.conflict('customer-seen-twice', 'Another message has just taken the same record in');
      }
      if (!owner) await this.tellCreated(tx, store, connectionId, record, person, message);
      return person.personId;
    });
  }

  /**
   * Links a record that was made for the person. Its own event may have been faster and made somebody new of it: that one, of whom nothing
   * but the record is known, is merged into the person. False when it is another's for good.
   */
  async claim(tx: Tx, store: Store, person: PersonRecord, link: NewLink): Promise<boolean> {
    if (await this.link(tx, store, person, link)) return true;
    const { externalId } = link.record;
    const known = await this.links.find(tx, { connectionId: link.connectionId, externalId });
    if (known?.state !== 'active' || known.personId === person.personId) return known?.state === 'active';
    const others = await this.links.ofPerson(tx, known.personId);
    if (known.reason !== 'first-seen' || others.length > 1) return false;
    await this.links.moveTo(tx, known.personId, person.personId, link.reason);
    await this.people.merge(tx, known.personId, person.personId, this.clock.now());
    return true;
  }

  /** False when the record is linked already. */
  async link(
    tx: Tx,
    store: Store,
    person: PersonRecord,
    { connectionId, record, reason }: NewLink,
  ): Promise<boolean> {
    const side = this.stores.sideOf(store, connectionId);
    if (!side)
      throw Failure.permanent('foreign-connection', `${connectionId} is no connection of ${store.id}`);
    return this.links.insert(tx, {
      connectionId,
      externalId: record.externalId,
      storeId: store.id,
      personId: person.personId,
      side,
      state: 'active',
      reason,
      guest: record.guest,
      base: null,
      pending: null,
      since: this.clock.now(),
      endedAt: null,
    });
  }

  private async ownerOf(tx: Tx, store: Store, { owner }: CustomerRecord): Promise<PersonRecord | undefined> {
    if (owner?.storeId !== store.id) return undefined;
    const person = await this.people.findByKey(tx, owner, store.commerce);
    return person?.state === 'active' ? person : undefined;
  }

  private async newPerson(tx: Tx, store: Store): Promise<PersonRecord> {
    const now = this.clock.now();
    const person: PersonRecord = {
      personId: newId('person', now),
      storeId: store.id,
      state: 'active',
      mergedInto: null,
      profile: EMPTY_PROFILE,
      updatedAt: now,
    };
    await this.people.insert(tx, person);
    return person;
  }

  private async tellCreated(
    tx: Tx,
    store: Store,
    connectionId: string,
    record: CustomerRecord,
    person: PersonRecord,
    message: MessageContext,
  ): Promise<void> {
    const links = await this.links.ofPerson(tx, person.personId);
    const customer = { ...toCustomer(person, links), profile: record.profile };
    await message.publish(tx, CustomerCreated, { customer });
    const account = connectionId === store.commerce && !record.guest;
    if (!account || store.customers.createAtPayment !== 'always') return;
    await message.publish(tx, LinkCustomer, {
      storeId: store.id,
      customerId: record.externalId,
      profile: record.profile,
    });
  }
}

interface NewLink {
  readonly connectionId: string;
  readonly record: Pick<CustomerRecord, 'externalId' | 'guest'>;
  readonly reason: CustomerLink['reason'];
}
