import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import type { OcUser } from './user-fields';
import { userSchema } from './user-fields';

const listSchema = z.object({
  Items: z.array(userSchema),
  Meta: z.object({ TotalCount: z.int().nonnegative() }).nullish(),
});

/** Users of all buyers of the marketplace. */
export class UserDirectory {
  constructor(private readonly client: OrderCloudClient) {}

  /** Null when nobody has the ID. IDs are one buyer's own, so that two buyers may have a user of the same: then it names nobody. */
  async find(id: string): Promise<OcUser | null> {
    requireId(id);
    const { Items } = await this.client.get('buyerusers', listSchema, { ID: id, page: 1, pageSize: 2 });
    const found = Items.filter(({ ID }) => ID === id);
    if (found.length < 2) return found[0] ?? null;
    throw Failure.permanent('customer-ambiguous', `Several buyers of the marketplace have a user ${id}`, {
      details: { customerId: id, buyers: found.map(({ CompanyID }) => CompanyID) },
      suggestion: 'Give one of them another ID; orders name their user by the ID alone.',
    });
  }

  /** Null when the user is gone. */
  read(buyerId: string, id: string): Promise<OcUser | null> {
    return this.client.find(pathOf(buyerId, id), userSchema);
  }

  async patch({ CompanyID, ID }: OcUser, fields: Readonly<Record<string, unknown>>): Promise<OcUser | null> {
    await this.client.write('PATCH', pathOf(CompanyID, ID), fields);
    return this.read(CompanyID, ID);
  }

  /** Made, or there already under this ID. */
  async make(
    buyerId: string,
    user: { readonly ID: string } & Readonly<Record<string, unknown>>,
  ): Promise<OcUser> {
    await this.client.create(`buyers/${encodeURIComponent(buyerId)}/users`, user);
    const made = await this.read(buyerId, user.ID);
    if (made) return made;
    throw Failure.conflict('write-not-kept', 'OrderCloud does not show the user just made');
  }

  async hasUsername(username: string): Promise<boolean> {
    if (hasFilterSigns(username)) return true;
    const { Items } = await this.client.get('buyerusers', listSchema, {
      Username: username,
      page: 1,
      pageSize: 1,
    });
    return Items.length > 0;
  }

  /** A page of everybody by ID, the documented way for deep lists. */
  async after(lastId: string | null, pageSize: number): Promise<{ users: OcUser[]; total: number | null }> {
    const { Items, Meta } = await this.client.get('buyerusers', listSchema, {
      page: 1,
      pageSize,
      sortBy: 'ID',
      ...(lastId === null ? {} : { ID: `>${lastId}` }),
    });
    return { users: Items, total: lastId === null ? (Meta?.TotalCount ?? null) : null };
  }
}

const pathOf = (buyerId: string, id: string): string =>
  `buyers/${encodeURIComponent(buyerId)}/users/${encodeURIComponent(id)}`;

/** In a filter `|`, `*`, `!`, `<` and `>` mean something. */
const hasFilterSigns = (value: string): boolean => /[|*!<>]/.test(value);

function requireId(id: string): void {
  if (id !== '' && id.length <= 100 && !hasFilterSigns(id)) return;
  throw Failure.permanent('invalid-customer-id', 'This is no ID of a user of OrderCloud', {
    details: { customerId: id.slice(0, 100) },
  });
}
