import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument, ErpPort } from '#connectors/kit/erp-port';
import { orderKey } from '#connectors/kit/erp/order-key';
import { journalDocument, reversalDocument, type AccountOf } from './documents/documents-of-entry';
import { customerDocument, orderDocument, stockDocument, stockKey } from './documents/documents-of-order';
import type { DocumentTarget } from './documents/document-target';
import type { JournalDocument } from './documents/export-document';
import { requireSame } from './documents/same-document';

export interface ErpFileOptions {
  readonly accountOf: AccountOf;
  readonly timeZone: string;
}

/** More than anybody wants and drops the same order's stock. */
const MOST_TURNS = 100;

/** An export as an ERP port: what is asked of an ERP becomes a document, each one given once. */
export function createErpFilePort(target: DocumentTarget, { accountOf, timeZone }: ErpFileOptions): ErpPort {
  const posted = (documentId: string): ErpDocument => ({ documentId, state: 'posted' });

  const giveJournal = async (wanted: JournalDocument): Promise<ErpDocument> => {
    const standing = await target.find('journal', wanted.key);
    if (standing) requireSame(standing.document, wanted);
    if (standing?.complete !== true) await target.give(wanted);
    return posted(wanted.key);
  };

  /** The turn of an order's stock that is not let go yet, or the next one. */
  const currentTurn = async (order: Order): Promise<number> => {
    for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
      if ((await target.find('release', stockKey(order, turn))) === null) return turn;
    }
    throw Failure.permanent(
      'too-many-reservations',
      `Order ${order.number} was reserved ${MOST_TURNS} times`,
    );
  };

  return {
    findJournal: async (key) => {
      const standing = await target.find('journal', key);
      return standing && { documentId: key, state: standing.complete ? 'posted' : 'draft' };
    },
    postJournal: async (entry) => giveJournal(journalDocument(entry, accountOf)),
    reverseJournal: async (key, reversalKey, date, reason) => {
      const original = await target.find('journal', key);
      if (original?.complete !== true) {
        throw Failure.permanent('erp-entry-not-posted', `No entry with the key ${key} was given`);
      }
      return giveJournal(reversalDocument(original.document, reversalKey, date, reason));
    },
    upsertCustomer: async (order) => {
      const document = customerDocument(order, timeZone);
      await target.give(document);
      return { customerId: document.customerId };
    },
    postOrder: async (order, customerId) => {
      await target.give(orderDocument(order, customerId, timeZone));
      return posted(orderKey(order));
    },
    reserve: async (order) => {
      const document = stockDocument('reservation', order, await currentTurn(order), timeZone);
      await target.give(document);
      return { reservations: document.lines.map(({ reservation }) => reservation) };
    },
    release: async (order) => {
      const turn = await currentTurn(order);
      const standing = await target.find('reservation', stockKey(order, turn));
      if (standing) await target.give(stockDocument('release', order, turn, timeZone));
    },
    readLedger: async (number, from, to) => {
      const account = accountOf(number);
      const entries = await target.journals(from, to, account);
      return entries.flatMap(({ key, date, lines }) =>
        lines
          .filter((line) => line.account === account)
          .map(({ debit, credit }) => ({ key, date, debit, credit })),
      );
    },
    probe: () => target.probe(),
  };
}
