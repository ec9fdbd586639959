import orderToPayment from './mappings/order-to-payment.json';

/** Mapping documents shipped with this connector, by id. A store overrides single fields. */
export const defaultMappings: Readonly<Record<string, unknown>> = { 'order-to-payment': orderToPayment };
