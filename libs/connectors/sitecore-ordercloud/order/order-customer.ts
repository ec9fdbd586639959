import type { OrderCustomer } from '#contracts/models/order';
import type { OcOrder } from '../rest/models';
import type { OrderCloudSettings } from '../settings';

type GuestRules = Pick<OrderCloudSettings, 'guestUserIds' | 'guestEmailField'>;

/** The person who ordered. A guest orders as a template user, whose own address and name say nothing about the guest. */
export function customerOf(order: OcOrder, rules: GuestRules): OrderCustomer {
  const { FromUser: user, BillingAddress: billing } = order;
  if (user?.ID && rules.guestUserIds.includes(user.ID)) {
    return {
      customerId: null,
      email: guestEmailOf(order, rules.guestEmailField),
      firstName: billing?.FirstName ?? null,
      lastName: billing?.LastName ?? null,
      company: billing?.CompanyName ?? null,
      phone: billing?.Phone ?? null,
      guest: true,
    };
  }
  return {
    customerId: user?.ID ?? null,
    email: user?.Email ?? null,
    firstName: user?.FirstName ?? null,
    lastName: user?.LastName ?? null,
    company: billing?.CompanyName ?? null,
    phone: user?.Phone ?? null,
    guest: false,
  };
}

function guestEmailOf(order: OcOrder, field: string | null): string | null {
  const value = field === null ? null : order.xp?.[field];
  return typeof value === 'string' && value !== '' ? value : null;
}
