import type { OrderMatch } from '#contracts/queries/order-search';
import type { OrderSummary } from '#contracts/queries/orders';
import type { Language } from '../../i18n/texts';

/** `GET /api/v1/orders`; with `search` each says what the text was found in. */
export interface FoundOrder extends OrderSummary {
  readonly matched?: readonly OrderMatch[];
}

export const SHORTEST_SEARCH = 1;

export const orderHref = ({ storeId, orderId }: Pick<OrderSummary, 'storeId' | 'orderId'>): string =>
  `/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`;

export const matchNames: Readonly<Record<OrderMatch, Readonly<Record<Language, string>>>> = {
  number: { en: 'Number', de: 'Nummer' },
  'order-id': { en: 'Id', de: 'Id' },
  email: { en: 'E-mail', de: 'E-Mail' },
  name: { en: 'Name', de: 'Name' },
  amount: { en: 'Total', de: 'Summe' },
  payment: { en: 'Payment', de: 'Zahlung' },
  charge: { en: 'Charge', de: 'Belastung' },
  checkout: { en: 'Checkout', de: 'Bezahlseite' },
  refund: { en: 'Refund', de: 'Erstattung' },
  dispute: { en: 'Dispute', de: 'Anfechtung' },
  payout: { en: 'Payout', de: 'Auszahlung' },
  movement: { en: 'Balance movement', de: 'Saldobewegung' },
  'erp-document': { en: 'ERP document', de: 'ERP-Beleg' },
};
