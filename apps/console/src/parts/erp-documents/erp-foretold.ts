import type { MessageInspection } from '#contracts/queries/message-inspection';
import { readDocuments } from './read-documents';

type Preview = NonNullable<MessageInspection['preview']>;

export interface ErpWords {
  readonly wouldGive: (connection: string, count: number) => string;
  readonly nothing: {
    readonly 'no-erp': string;
    readonly 'entry-posted': (document: string) => string;
    readonly 'order-posted': (document: string) => string;
    readonly 'nothing-held': string;
  };
}

/** What a command for the ERP would do, in the reader's language; undefined for every other preview. */
export function erpForetold({ code, details }: Preview, words: ErpWords): string | undefined {
  const found = readDocuments(details);
  if (found) return words.wouldGive(found.connectionId, found.documents.length);
  const { nothing } = words;
  switch (code) {
    case 'no-erp':
    case 'nothing-held':
      return nothing[code];
    case 'entry-posted':
      return nothing[code](text(details['documentId']));
    case 'order-posted':
      return nothing[code](text(details['orderId']));
    default:
      return undefined;
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
