import type { ExpansionSource } from '../protocol/expansion';
import { paginate } from '../protocol/pagination';
import type { StripeWorld } from './world';

/** What `expand` finds: objects by id, and lists that are shown only on request. */
export function expansionSource(world: StripeWorld): ExpansionSource {
  return {
    lookUp: (id) => world.lookUp(id),
    includable: (owner, field) => {
      const id = String(owner['id']);
      if (owner['object'] === 'checkout.session' && field === 'line_items') {
        const items = world.sessionDetails.get(id)?.lineItems ?? [];
        return paginate([...items].reverse(), {}, `/v1/checkout/sessions/${id}/line_items`);
      }
      if (owner['object'] === 'charge' && field === 'refunds') {
        const refunds = world.refunds.filter((refund) => refund.charge === id);
        return paginate(refunds, {}, `/v1/charges/${id}/refunds`);
      }
      return undefined;
    },
  };
}
