import type { ObjectType } from '../client/upsert-batch';

export const CONTACT_KEY = 'tillbridge_customer';
export const DEAL_KEY = 'tillbridge_order';
export const PROPERTY_GROUP = 'tillbridge';

export interface CustomProperty {
  readonly name: string;
  readonly label: string;
  readonly type: 'string' | 'number' | 'datetime';
  readonly fieldType: 'text' | 'number' | 'date';
  readonly hasUniqueValue: boolean;
}

const property = (
  name: string,
  label: string,
  type: CustomProperty['type'],
  hasUniqueValue = false,
): CustomProperty => ({ name, label, type, fieldType: FIELD_TYPES[type], hasUniqueValue });

const FIELD_TYPES = { string: 'text', number: 'number', datetime: 'date' } as const;

/** One property per currency, since amounts of different currencies have no sum. */
export const lifetimeProperty = (currency: string): string =>
  `tillbridge_lifetime_value_${currency.toLowerCase()}`;

/** What every account needs; those of further currencies are made when they are first needed. */
export const CUSTOM_PROPERTIES: Readonly<Record<ObjectType, readonly CustomProperty[]>> = {
  contacts: [
    property(CONTACT_KEY, 'Shop customer', 'string', true),
    property('tillbridge_orders', 'Orders', 'number'),
    property('tillbridge_last_order_at', 'Last order', 'datetime'),
    property('tillbridge_last_failed_payment_at', 'Last failed payment', 'datetime'),
    property('tillbridge_open_disputes', 'Open disputes', 'number'),
  ],
  deals: [
    property(DEAL_KEY, 'Shop order', 'string', true),
    property('tillbridge_payment_status', 'Payment status', 'string'),
    property('tillbridge_currency', 'Currency', 'string'),
    property('tillbridge_captured', 'Captured', 'number'),
    property('tillbridge_refunded', 'Refunded', 'number'),
    property('tillbridge_open_disputes', 'Open disputes', 'number'),
  ],
};

export const lifetimeProperties = (currencies: Iterable<string>): CustomProperty[] =>
  [...currencies].map((currency) =>
    property(lifetimeProperty(currency), `Lifetime value (${currency})`, 'number'),
  );
