import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetCustomer } from '#contracts/queries/customers';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { ContactLinkRepository } from '../../contacts/contact-link.repository';
import type { OrderRow } from '../../database/order-record';
import { toRecord, toSummary } from '../../database/order-record';
import { DecisionRepository } from '../database/decision.repository';
import { ErasureRepository } from '../database/erasure.repository';
import { LinkRepository } from '../database/link.repository';
import { PeopleRepository } from '../database/people.repository';
import { toCustomer } from '../keep-in-step/customer-body';

const MOST_ORDERS = 100;
const MOST_DECISIONS = 100;
const MOST_CONTACTS = 50;

@Controller()
export class GetCustomerController {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly people: PeopleRepository,
    private readonly links: LinkRepository,
    private readonly decisions: DecisionRepository,
    private readonly erasures: ErasureRepository,
    private readonly contacts: ContactLinkRepository,
  ) {}

  @Answers(GetCustomer)
  async answer(key: BodyOf<typeof GetCustomer>): Promise<ResponseOf<typeof GetCustomer>> {
    const store = this.configuration.stores().find((candidate) => candidate.id === key.storeId);
    if (!store) return null;
    const person = await this.people.findByKey(this.database, key, store.commerce);
    if (!person) return null;
    const links = await this.links.ofPerson(this.database, person.personId);
    const shopKeys = links.filter((link) => link.side === 'commerce').map((link) => link.externalId);
    return {
      customer: toCustomer(person, links),
      orders: (await this.orders(key.storeId, shopKeys)).map((row) => toSummary(toRecord(row))),
      decisions: await this.decisions.ofPerson(this.database, person.personId, MOST_DECISIONS),
      erasure: (await this.erasures.find(this.database, person.personId)) ?? null,
      contacts: await this.contacts.ofCustomers(this.database, key.storeId, shopKeys, MOST_CONTACTS),
    };
  }

  private async orders(storeId: string, customerIds: readonly string[]): Promise<OrderRow[]> {
    const { rows } = await this.database.query<OrderRow>(
      `SELECT * FROM orders WHERE store_id = $1 AND snapshot -> 'customer' ->> 'customerId' = ANY ($2)
       ORDER BY placed_at DESC, order_id DESC LIMIT $3`,
      [storeId, customerIds, MOST_ORDERS],
    );
    return rows;
  }
}
