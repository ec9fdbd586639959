import { Failure } from '#platform/errors/failure';
import { fittingKey } from './bridge-key';
import type { FrappeClient, FrappeDoc } from './frappe-client';

export interface KeyedDocument {
  readonly doc: FrappeDoc;
  /** It did not exist before this call. */
  readonly made: boolean;
}

export interface FindOrInsert {
  /** Nothing was ever sent for the key. */
  readonly first?: boolean;
  /** Fields that are all that is wanted of a document that is there; without them it is read whole. */
  readonly fields?: readonly string[];
}

const STATE = ['name', 'docstatus'] as const;

/**
 * Documents that carry our key in a unique custom field. The ERP has no idempotency of its own: find first, then insert, and
 * an insert that lost the race (or whose answer was lost) ends with the document that is there. What was never sent is not looked
 * for once a look has shown that the field is there: without it, the insert would be kept without its key.
 */
export class KeyedDocuments {
  /** Document types whose key field has answered a look. */
  private readonly proven = new Set<string>();

  constructor(
    private readonly client: FrappeClient,
    private readonly field: string,
  ) {}

  async find(doctype: string, key: string, fields: readonly string[] = []): Promise<FrappeDoc | null> {
    const found = await this.client.list(doctype, {
      filters: [[this.field, '=', fittingKey(key)]],
      fields: [...STATE, ...fields],
      limit: 2,
    });
    this.proven.add(doctype);
    const first = found[0];
    return first ? { ...first, name: String(first['name']), docstatus: Number(first['docstatus']) } : null;
  }

  async findOrInsert(
    doctype: string,
    key: string,
    values: () => Promise<Readonly<Record<string, unknown>>>,
    { first = false, fields }: FindOrInsert = {},
  ): Promise<KeyedDocument> {
    const known = first && this.proven.has(doctype) ? null : await this.find(doctype, key, fields);
    if (known) return { doc: fields ? known : await this.client.get(doctype, known.name), made: false };
    try {
      const made = await this.client.insert(doctype, { ...(await values()), [this.field]: fittingKey(key) });
      this.requireKey(made, doctype, key);
      return { doc: made, made: true };
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-key-taken') throw error;
      const winner = await this.find(doctype, key, fields);
      if (!winner) throw error;
      return { doc: fields ? winner : await this.client.get(doctype, winner.name), made: false };
    }
  }

  /** Submits what is still a draft; somebody else may do so at the same moment. */
  async submitted(doc: FrappeDoc, doctype: string): Promise<FrappeDoc> {
    if (doc.docstatus === 1) return doc;
    if (doc.docstatus === 2) {
      throw Failure.permanent('erp-document-canceled', `${doctype} ${doc.name} was canceled in the ERP`, {
        suggestion: 'Amend or remove the canceled document in ERPNext, then replay.',
      });
    }
    try {
      return await this.client.update(doctype, doc.name, { docstatus: 1 });
    } catch (error) {
      if (!(error instanceof Failure) || error.failureClass === 'transient') throw error;
      const now = await this.client.get(doctype, doc.name);
      if (now.docstatus === 1) return now;
      throw error;
    }
  }

  /** A field that does not exist is dropped without a word; the key of what was made tells. */
  private requireKey(doc: FrappeDoc, doctype: string, key: string): void {
    if (doc[this.field] === fittingKey(key)) return;
    this.proven.delete(doctype);
    throw Failure.permanent(
      'erp-custom-field-missing',
      `${doctype} ${doc.name} was made without the key in "${this.field}"`,
      { suggestion: 'Add the unique custom field, as docs/connect/erpnext.md describes.' },
    );
  }
}
