import type { ErpDrafts } from '#connectors/kit/erp-drafts';
import { CHARGE_NAMES, orderCharges } from '#connectors/kit/erp/order-charges';
import { customerKey } from '#connectors/kit/erp/customer-key';
import { journalDocument } from './documents/documents-of-entry';
import { customerDocument, orderDocument, stockDocument } from './documents/documents-of-order';
import { accountOf, type ErpFileSettings } from './settings';

/** The documents that would be given, told in the words of all ERPs. Which turn of an order's stock it is, only the receiver knows. */
export function draftErpFileDocuments(settings: ErpFileSettings): ErpDrafts {
  const { timeZone } = settings;
  return {
    journal: (entry) => {
      const { key, date, currency, lines } = journalDocument(entry, accountOf(settings));
      return {
        ...{ kind: 'journal', document: 'journal', key, date, currency },
        lines: lines.map(({ account, accountName, debit, credit }, index) => ({
          ...{ account, number: entry.lines[index]!.account, name: accountName, debit, credit },
        })),
      };
    },
    customer: (order) => {
      const { key, name, email } = customerDocument(order, timeZone);
      return { kind: 'customer', document: 'customer', key, name, email };
    },
    order: (order) => {
      const { key, number, date, currency, lines } = orderDocument(order, customerKey(order), timeZone);
      return {
        ...{ kind: 'order', document: 'order', key, number, date, currency },
        lines: [
          ...lines.map(({ sku, name, quantity, total }) => ({
            ...{ item: sku, text: name, quantity, amount: total },
          })),
          ...orderCharges(order).map(({ kind, amount }) => ({
            ...{ item: null, text: CHARGE_NAMES[kind], quantity: 1, amount },
          })),
        ],
        total: order.total.amount + order.amounts.otherPayments.amount,
      };
    },
    stock: (kind, order) => {
      const { key, lines } = stockDocument(kind, order, 1, timeZone);
      return {
        kind,
        document: kind,
        key,
        lines: lines.map(({ sku, quantity }) => ({ item: sku, quantity })),
      };
    },
  };
}
