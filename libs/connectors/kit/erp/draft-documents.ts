import type { ErpDraftOf } from '#contracts/models/erp-draft';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Order, OrderLine } from '#contracts/models/order';
import type { ErpDrafts } from '../erp-drafts';
import { customerKey } from './customer-key';
import { evenRows } from './even-rows';
import { CHARGE_NAMES, orderCharges, type ChargeKind } from './order-charges';
import { dayOf } from './order-date';
import { orderKey } from './order-key';

type OrderLines = ErpDraftOf<'order'>['lines'];

/** In what the ERPs differ. */
export interface ErpVocabulary {
  /** What the ERP calls its documents; `stock` is null where it cannot hold stock over its API. */
  readonly documents: {
    readonly journal: string;
    readonly customer: string;
    readonly order: string;
    readonly stock: string | null;
  };
  /** What stands in the document for one of our keys. */
  readonly keyOf: (key: string) => string;
  readonly accountOf: (number: string) => string;
  readonly itemOf: (line: OrderLine, order: Order) => string;
  /** Item or account of a charge; null where it is a text or a field of the order. */
  readonly chargeOf: (kind: ChargeKind) => string | null;
  readonly customer: (order: Order) => { readonly name: string; readonly email: string | null };
  /** Of the days of orders. */
  readonly timeZone: string;
}

/** Drafts of an ERP whose documents are made by the kit's rules: lines as even rows, charges beside them. */
export function draftDocuments(words: ErpVocabulary): ErpDrafts {
  const { documents, keyOf } = words;
  return {
    journal: (entry) => journalDraft(entry, words),
    customer: (order) => ({
      ...{ kind: 'customer', document: documents.customer, key: keyOf(customerKey(order)) },
      ...words.customer(order),
    }),
    order: (order) => ({
      ...{ kind: 'order', document: documents.order, key: keyOf(orderKey(order)) },
      ...{ number: order.number, date: dayOf(new Date(order.placedAt), words.timeZone) },
      currency: order.currency,
      lines: [...goods(order, words), ...charges(order, words)],
      total: order.total.amount + order.amounts.otherPayments.amount,
    }),
    stock: (kind, order) =>
      documents.stock === null
        ? null
        : {
            ...{ kind, document: documents.stock, key: keyOf(orderKey(order)) },
            lines: order.lines.map((line) => ({ item: words.itemOf(line, order), quantity: line.quantity })),
          },
  };
}

function journalDraft(
  { key, date, currency, lines }: JournalEntry,
  { documents, keyOf, accountOf }: ErpVocabulary,
): ErpDraftOf<'journal'> {
  return {
    ...{ kind: 'journal', document: documents.journal, key: keyOf(key), date, currency },
    lines: lines.map(({ account, accountName, debit, credit }) => ({
      ...{ account: accountOf(account), number: account, name: accountName, debit, credit },
    })),
  };
}

const goods = (order: Order, { itemOf }: ErpVocabulary): OrderLines =>
  order.lines.flatMap((line) =>
    evenRows(line.total.amount, line.quantity).map(({ quantity, price }) => ({
      ...{ item: itemOf(line, order), text: line.name, quantity, amount: quantity * price },
    })),
  );

const charges = (order: Order, { chargeOf }: ErpVocabulary): OrderLines =>
  orderCharges(order).map(({ kind, amount }) => ({
    ...{ item: chargeOf(kind), text: CHARGE_NAMES[kind], quantity: 1, amount },
  }));
