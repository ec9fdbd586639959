import type { CrmContact } from '#connectors/kit/crm-port';
import type { CustomerProfile } from '#contracts/models/customer';
import type { Sql } from '#platform/database/database';
import { EMPTY_PROFILE } from '../../customers/domain/empty-profile';

/** A contact's customers: itself and those who share it. Each by an index of its own, which one condition with OR would use neither of. */
const MEMBERS = `WITH members AS (
    SELECT contact_key AS owner_key, contact_key, store_id FROM crm_contacts
    WHERE connection_id = $1 AND contact_key = ANY ($2) AND state = 'active'
    UNION ALL
    SELECT joined_to, contact_key, store_id FROM crm_contacts
    WHERE connection_id = $1 AND joined_to = ANY ($2) AND state = 'active'),
  deals AS (
    SELECT members.owner_key, members.contact_key, store_id, order_id
    FROM members JOIN crm_deals USING (contact_key, store_id) WHERE connection_id = $1)`;

const OVER = `('won', 'lost', 'warning_closed', 'prevented')`;

interface OrdersRow {
  owner_key: string;
  orders: number;
  last_order_at: Date;
  failed_at: Date | null;
  open_disputes: number;
  customer: CustomerProfile;
}

/** A contact's figures, summed from what is known at this moment: the order in which events came does not matter. */
export class ContactFactsRepository {
  async of(sql: Sql, connectionId: string, keys: readonly string[]): Promise<CrmContact[]> {
    const [orders, lifetime, profiles] = await Promise.all([
      this.orders(sql, connectionId, keys),
      this.lifetimeValues(sql, connectionId, keys),
      this.profiles(sql, connectionId, keys),
    ]);
    return keys.map((key) => {
      const row = orders.get(key);
      return {
        key,
        profile: profiles.get(key) ?? (row ? profileOf(row.customer) : EMPTY_PROFILE),
        lifetimeValue: lifetime.get(key) ?? [],
        orders: row?.orders ?? 0,
        lastOrderAt: row?.last_order_at ?? null,
        lastFailedPaymentAt: row?.failed_at ?? null,
        openDisputes: row?.open_disputes ?? 0,
      };
    });
  }

  private async orders(
    sql: Sql,
    connectionId: string,
    keys: readonly string[],
  ): Promise<Map<string, OrdersRow>> {
    const { rows } = await sql.query<OrdersRow>(
      `${MEMBERS}
       SELECT owner_key, count(*)::int AS orders, max(placed_at) AS last_order_at,
         max((SELECT max(failed_at) FROM order_payments AS payment
              WHERE (payment.store_id, payment.order_id) = (orders.store_id, orders.order_id))) AS failed_at,
         sum((SELECT count(*) FROM order_disputes AS dispute
              WHERE (dispute.store_id, dispute.order_id) = (orders.store_id, orders.order_id)
                AND dispute.status NOT IN ${OVER}))::int AS open_disputes,
         (array_agg(snapshot -> 'customer' ORDER BY (contact_key = owner_key) DESC, placed_at DESC))[1] AS customer
       FROM deals JOIN orders USING (store_id, order_id) GROUP BY owner_key`,
      [connectionId, keys],
    );
    return new Map(rows.map((row) => [row.owner_key, row]));
  }

  private async lifetimeValues(
    sql: Sql,
    connectionId: string,
    keys: readonly string[],
  ): Promise<Map<string, CrmContact['lifetimeValue']>> {
    const { rows } = await sql.query<{ owner_key: string; currency: string; amount: string }>(
      `${MEMBERS}, movements AS (
         SELECT owner_key, currency, captured - refunded AS amount
         FROM deals JOIN order_payments USING (store_id, order_id) WHERE currency IS NOT NULL
         UNION ALL
         SELECT owner_key, currency, -amount FROM deals JOIN order_disputes USING (store_id, order_id)
         WHERE funds_withdrawn)
       SELECT owner_key, currency, sum(amount)::text AS amount FROM movements
       GROUP BY owner_key, currency ORDER BY owner_key, currency`,
      [connectionId, keys],
    );
    const values = new Map<string, Array<{ amount: number; currency: string }>>();
    for (const { owner_key: key, currency, amount } of rows) {
      values.set(key, [...(values.get(key) ?? []), { amount: Number(amount), currency }]);
    }
    return values;
  }

  /** What all systems have agreed on of a person, where somebody keeps them in step. */
  private async profiles(
    sql: Sql,
    connectionId: string,
    keys: readonly string[],
  ): Promise<Map<string, CustomerProfile>> {
    const { rows } = await sql.query<{ contact_key: string; profile: CustomerProfile }>(
      `SELECT contact.contact_key, people.profile FROM crm_contacts AS contact
       JOIN customer_links AS link ON link.store_id = contact.store_id AND link.external_id = contact.customer_id
         AND link.side = 'commerce' AND link.state = 'active'
       JOIN people ON people.person_id = link.person_id AND people.state = 'active'
       WHERE contact.connection_id = $1 AND contact.contact_key = ANY ($2)`,
      [connectionId, keys],
    );
    return new Map(rows.map(({ contact_key: key, profile }) => [key, profile]));
  }
}

/** An order's customer tells more than a profile has. */
function profileOf({ email, firstName, lastName, company, phone }: CustomerProfile): CustomerProfile {
  return { email, firstName, lastName, company, phone };
}
