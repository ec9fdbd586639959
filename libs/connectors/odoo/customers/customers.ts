import type { Order } from '#contracts/models/order';
import { customerKey } from '#connectors/kit/erp/customer-key';
import type { Addresses } from './addresses';
import type { Partners } from './partners';
import { fieldsOf, isErased } from './partners';

/** Customers: one per account of the shop, one per e-mail address of a guest. */
export class Customers {
  constructor(
    private readonly partners: Partners,
    private readonly addresses: Addresses,
  ) {}

  async upsert(order: Order): Promise<number> {
    const fields = fieldsOf(order.customer);
    const partner = await this.partners.ensure(
      customerKey(order),
      order.customer,
      await this.addresses.billing(order),
    );
    if (isErased(partner)) return partner.id;
    const changed = Object.entries(fields).filter(
      ([field, value]) => value !== false && partner[field] !== value,
    );
    await this.partners.write(partner.id, Object.fromEntries(changed));
    return partner.id;
  }
}
