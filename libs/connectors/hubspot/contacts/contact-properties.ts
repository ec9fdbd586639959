import type { CrmContact } from '#connectors/kit/crm-port';
import { moneyToDecimal } from '#platform/money/money-decimal';
import { lifetimeProperty } from '../properties/custom-properties';

/** What is left out stays as it is in HubSpot: the shop's silence wipes out nothing that sales has found out. */
export function contactProperties({ profile, ...facts }: CrmContact): Record<string, string> {
  const { email, firstName, lastName, company, phone } = profile;
  const lifetime = facts.lifetimeValue.map((value) => [
    lifetimeProperty(value.currency),
    moneyToDecimal(value),
  ]);
  return {
    ...(email !== null && { email: email.trim().toLowerCase() }),
    ...(firstName !== null && { firstname: firstName }),
    ...(lastName !== null && { lastname: lastName }),
    ...(company !== null && { company }),
    ...(phone !== null && { phone }),
    tillbridge_orders: String(facts.orders),
    tillbridge_open_disputes: String(facts.openDisputes),
    ...(facts.lastOrderAt && { tillbridge_last_order_at: facts.lastOrderAt.toISOString() }),
    ...(facts.lastFailedPaymentAt && {
      tillbridge_last_failed_payment_at: facts.lastFailedPaymentAt.toISOString(),
    }),
    ...(Object.fromEntries(lifetime) as Record<string, string>),
  };
}
