import { Inject, Injectable } from '@nestjs/common';
import type { CustomerRecord } from '#connectors/kit/customer-port';
import type { ImportCustomer } from '#contracts/commands/customers';
import { LinkCustomer } from '#contracts/commands/customers';
import type { BodyOf } from '#contracts/message';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import type { ImportOutcome } from '#contracts/models/customer-import';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Database } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { ImportItemRepository } from '../database/import-item.repository';
import type { ImportJob } from '../database/import.repository';
import { ImportRepository } from '../database/import.repository';
import type { LinkRecord } from '../database/link.repository';
import { LinkRepository } from '../database/link.repository';
import { CustomerStores } from '../keep-in-step/customer-stores';
import { IdentifyPerson } from '../keep-in-step/identify-person';
import { KeepInStep } from '../keep-in-step/keep-in-step';
import { MakeInCommerce } from '../keep-in-step/make-in-commerce';
import { PersonOfShopCustomer } from '../keep-in-step/person-of-shop-customer';

type Item = BodyOf<typeof ImportCustomer>;

/**
 * One record of an import: whose it is, brought in step, and what the other system lacks is made there. What will pass comes back as
 * every message does; what will not is noted with its reason and holds up no other record.
 */
@Injectable()
export class ImportCustomerUseCase {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly imports: ImportRepository,
    private readonly items: ImportItemRepository,
    private readonly links: LinkRepository,
    private readonly stores: CustomerStores,
    private readonly identify: IdentifyPerson,
    private readonly keepInStep: KeepInStep,
    private readonly makeInCommerce: MakeInCommerce,
    private readonly shopCustomers: PersonOfShopCustomer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(item: Item, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const job = await this.imports.find(this.database, item.jobId);
    if (!job) return;
    try {
      await this.takeIn(job, item, message);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.failureClass !== 'permanent' && failure.failureClass !== 'mapping') throw error;
      await message.once((tx) => this.items.settle(tx, item, 'failed', this.clock.now(), failure));
    }
  }

  private async takeIn(job: ImportJob, item: Item, message: MessageContext): Promise<void> {
    const settle = async (tx: Tx, outcome: ImportOutcome | 'making'): Promise<void> =>
      this.items.settle(tx, item, outcome, this.clock.now());
    const store = this.stores.byId(job.storeId);
    const key = { connectionId: job.connectionId, externalId: item.externalId };
    const known = await this.links.find(this.database, key);
    const record =
      store && known?.state !== 'erased'
        ? await (await this.connectors.customers(job.connectionId)).get(item.externalId)
        : null;
    if (!store || !record) {
      await message.once((tx) => settle(tx, 'unchanged'));
      return;
    }
    const personId = await this.personOf(store, job, known, record, message);
    const made = await this.makeHere(store, job, personId, record);
    const make = await this.lacksProvider(store, job, personId, record);
    const ending = async (tx: Tx, outcome: ImportOutcome): Promise<void> => {
      if (make) await this.makeAtProvider(tx, store, record, message);
      await settle(tx, make ? 'making' : made ? 'created' : outcome);
    };
    if (known?.state === 'active' && isAgreed(known, record)) {
      await message.once((tx) => ending(tx, 'unchanged'));
      return;
    }
    const outcome = known?.state === 'active' ? 'updated' : await this.howKnown(key);
    await this.keepInStep.run(store, personId, message, (tx) => ending(tx, outcome));
  }

  private async personOf(
    store: Store,
    job: ImportJob,
    known: LinkRecord | undefined,
    record: CustomerRecord,
    message: MessageContext,
  ): Promise<string> {
    if (known?.state === 'active') return known.personId;
    const { owner } = record;
    if (owner?.storeId === store.id) await this.shopCustomers.find(store, owner.customerId, message);
    return this.identify.identify(store, job.connectionId, record, message);
  }

  /** Taken up again after a crash, what we linked then still says how. */
  private async howKnown(key: Pick<LinkRecord, 'connectionId' | 'externalId'>): Promise<ImportOutcome> {
    const link = await this.links.find(this.database, key);
    return link?.reason === 'owner-metadata' ? 'linked' : 'takenIn';
  }

  /** Whether the shop has gained a record by it. */
  private async makeHere(
    store: Store,
    job: ImportJob,
    personId: string,
    record: CustomerRecord,
  ): Promise<boolean> {
    if (job.side !== 'payment' || (await this.has(personId, 'commerce'))) return false;
    await this.makeInCommerce.ifWanted(store, personId, record);
    return this.has(personId, 'commerce');
  }

  /** A guest of the shop has no record at the provider. */
  private async lacksProvider(
    store: Store,
    job: ImportJob,
    personId: string,
    record: CustomerRecord,
  ): Promise<boolean> {
    if (job.side !== 'commerce' || record.guest || (await this.has(personId, 'payment'))) return false;
    return this.connectors.keepsCustomers(store.payment);
  }

  private async makeAtProvider(
    tx: Tx,
    store: Store,
    record: CustomerRecord,
    message: MessageContext,
  ): Promise<void> {
    const { externalId, profile } = record;
    await message.publish(tx, LinkCustomer, { storeId: store.id, customerId: externalId, profile });
  }

  private async has(personId: string, side: LinkRecord['side']): Promise<boolean> {
    const links = await this.links.ofPerson(this.database, personId);
    return links.some((link) => link.side === side && link.state === 'active');
  }
}

const isAgreed = ({ base, pending }: LinkRecord, { profile }: CustomerRecord): boolean =>
  base !== null && pending === null && CUSTOMER_FIELDS.every((field) => base[field] === profile[field]);
