import { Inject, Injectable } from '@nestjs/common';
import type { EraseCustomer } from '#contracts/commands/customers';
import { CustomerErased } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import type { ErasureEntry, ErasureReport } from '#contracts/models/customer';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { Replies } from '#service/replies/replies';
import { DuplicateRepository } from '../database/duplicate.repository';
import { ErasureRepository } from '../database/erasure.repository';
import { LinkRepository } from '../database/link.repository';
import { PeopleRepository } from '../database/people.repository';
import { PersonLease } from '../keep-in-step/person-lease';
import { PersonOfShopCustomer } from '../keep-in-step/person-of-shop-customer';
import { EraseEverywhere } from './erase-everywhere';

type Command = BodyOf<typeof EraseCustomer>;

const NOT_FOUND = {
  status: 404,
  code: 'not-found',
  title: 'Not Found',
  detail: 'There is no such customer',
} as const;

/**
 * Erases a person: the outside systems first, then our own copies, once. Asked again it answers the report of the first time. Journal
 * entries and sums of orders stay; they name no one.
 */
@Injectable()
export class EraseCustomerUseCase {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly shopCustomers: PersonOfShopCustomer,
    private readonly people: PeopleRepository,
    private readonly links: LinkRepository,
    private readonly proposals: DuplicateRepository,
    private readonly erasures: ErasureRepository,
    private readonly everywhere: EraseEverywhere,
    private readonly lease: PersonLease,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const store = this.configuration.store(command.storeId);
    const person = await this.shopCustomers.find(store, command.customerId, message);
    if (!person) {
      await message.once((tx) => this.replies.refused(tx, message, command.requestId, NOT_FOUND));
      return;
    }
    await this.lease.hold(person.personId, message.messageId, async () => {
      const before = await this.erasures.find(this.database, person.personId);
      const entries = before ? [] : await this.everywhere.run(store, person.personId);
      await message.once(async (tx) => {
        const report = before ?? (await this.eraseHere(tx, message, store, person.personId, entries));
        await this.replies.done(tx, message, command.requestId, { ...report });
      });
    });
  }

  private async eraseHere(
    tx: Tx,
    message: MessageContext,
    store: Store,
    personId: string,
    outside: readonly ErasureEntry[],
  ): Promise<ErasureReport> {
    const now = this.clock.now();
    const links = await this.links.ofPerson(tx, personId);
    const shop = links.filter((link) => link.side === 'commerce').map((link) => link.externalId);
    const orders = await this.erasures.anonymiseOrders(tx, store.id, shop);
    await this.links.eraseAll(tx, personId, now);
    await this.proposals.forget(tx, personId);
    await this.people.erase(tx, personId, now);
    const report: ErasureReport = {
      storeId: store.id,
      personId,
      erasedAt: now.toISOString(),
      entries: [...outside, ...ownEntries(orders)],
    };
    await this.erasures.insert(tx, report);
    await message.publish(tx, CustomerErased, { ...report, commerceCustomerIds: shop });
    return report;
  }
}

function ownEntries(orders: number): ErasureEntry[] {
  return [
    {
      system: 'cms-sync',
      externalId: null,
      outcome: 'anonymised',
      note: `Profile and identity removed; ${orders} orders keep their lines and sums without a name.`,
    },
    {
      system: 'payments',
      externalId: null,
      outcome: 'anonymised',
      note: 'Copies of the orders lose name and addresses as soon as the fact of the erasure arrives.',
    },
    {
      system: 'reconciliation',
      externalId: null,
      outcome: 'kept',
      note: 'Journal entries hold accounts, sums and document ids; the books stay.',
    },
  ];
}
