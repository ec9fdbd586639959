import { plainText } from './plain-text';
import { randomBytes } from 'node:crypto';
import type { Clock } from '#platform/clock/clock';
import { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { castValue, cint } from './cast';
import { checkDocument } from './checks';
import type { DocType } from './doctype';
import type { Doc } from './document';
import { CHILD_FIELDS, STANDARD_FIELDS, rowsOf } from './document';
import type { Field } from './field';
import { FrappeError } from './frappe-error';
import { checkTransition } from './transitions';

const HASH_BYTES = 5;
/** Who makes the world at the start; what this user does is no effect of a caller. */
export const SETUP_USER = 'Administrator';

/** One Frappe site: its documents, series and custom fields, and the life of a document. */
export class Site {
  readonly effects: EffectsLedger;
  private readonly ignored: Collection<{ times: number }>;
  private readonly counters: Collection<{ last: number }>;
  private readonly types = new Map<string, DocType>();
  private readonly extended = new Map<DocType, { readonly custom: Doc[]; readonly fields: Field[] }>();
  private ticks = 0;

  constructor(
    private readonly store: SimulatorStore,
    readonly clock: Clock,
    types: readonly DocType[],
  ) {
    for (const type of types) this.types.set(type.name, type);
    this.effects = new EffectsLedger(store);
    this.ignored = store.collection('ignored-fields');
    this.counters = store.collection('series');
  }

  doctype(name: string): DocType {
    const type = this.types.get(name);
    if (!type) throw new FrappeError('DoesNotExistError', `DocType ${name} not found`);
    return type;
  }

  doctypes(): DocType[] {
    return [...this.types.values()];
  }

  /** The DocType's own fields and the custom fields that the site's administrator added. */
  fieldsOf(type: DocType): readonly Field[] {
    const custom = this.where('Custom Field', 'dt', type.name);
    if (custom.length === 0) return type.fields;
    const known = this.extended.get(type);
    const isSame =
      known?.custom.length === custom.length && known.custom.every((field, at) => field === custom[at]);
    if (known && isSame) return known.fields;
    const fields = [
      ...type.fields,
      ...custom.map((field): Field => {
        const { fieldname, label, fieldtype } = field as unknown as Field;
        return { fieldname, label, fieldtype, unique: field['unique'] === 1, allowOnSubmit: false };
      }),
    ];
    this.extended.set(type, { custom, fields });
    return fields;
  }

  /** All documents of a kind, in the order in which they were made. */
  all(doctype: string): Doc[] {
    return this.documents(doctype).values();
  }

  /** Documents with exactly that value in a field. */
  where(doctype: string, field: string, value: unknown): Doc[] {
    return this.documents(doctype).where(field, value);
  }

  /** Documents whose field has that text, whatever its case, as the database compares. */
  sayingIn(doctype: string, field: string, text: string): Doc[] {
    const lower = (value: unknown): string => plainText(value).toLowerCase();
    return this.documents(doctype).by(`lower ${field}`, (doc) => lower(doc[field]), lower(text));
  }

  exists(doctype: string, name: string): boolean {
    return this.documents(doctype).has(name);
  }

  find(doctype: string, name: string): Doc | undefined {
    return this.documents(doctype).get(name);
  }

  get(doctype: string, name: string): Doc {
    this.doctype(doctype);
    const doc = this.find(doctype, name);
    if (!doc) throw new FrappeError('DoesNotExistError', `${doctype} ${name} not found`);
    return doc;
  }

  insert(doctype: string, values: Readonly<Record<string, unknown>>, user: string): Doc {
    const type = this.doctype(doctype);
    const doc = this.blank(type, user);
    this.assign(doc, type, values, user);
    const wanted = cint(values['docstatus'] ?? 0);
    checkTransition(type, 0, wanted);
    doc.name = type.naming(doc, this);
    if (this.exists(doctype, doc.name)) {
      throw new FrappeError('DuplicateEntryError', `${doctype} ${doc.name} already exists`);
    }
    this.save(doc, type, 'insert');
    if (wanted === 1) this.submit(doc, type, () => this.documents(doctype).delete(doc.name));
    return doc;
  }

  update(doctype: string, name: string, values: Readonly<Record<string, unknown>>, user: string): Doc {
    const type = this.doctype(doctype);
    const stored = this.get(doctype, name);
    const seen = values['modified'];
    if (seen !== undefined && seen !== stored.modified) {
      throw new FrappeError(
        'TimestampMismatchError',
        `Error: Document has been modified after you have opened it (${stored.modified}, ${plainText(seen)}). Please refresh to get the latest document.`,
      );
    }
    const wanted = cint(values['docstatus'] ?? stored.docstatus);
    checkTransition(type, stored.docstatus, wanted);
    const doc = structuredClone(stored);
    if (wanted !== 2) this.assign(doc, type, values, user);
    if (stored.docstatus === 1 && wanted === 1) this.checkUpdateAfterSubmit(stored, doc, type);
    doc.modified_by = user;
    doc.modified = this.now();
    if (wanted === 2) return this.cancel(doc, type);
    this.save(doc, type, 'update');
    if (stored.docstatus === 0 && wanted === 1) this.submit(doc, type, () => this.put(stored));
    return doc;
  }

  remove(doctype: string, name: string): void {
    const doc = this.get(doctype, name);
    if (doc.docstatus === 1) {
      throw new FrappeError(
        'ValidationError',
        `Submitted Record cannot be deleted. You must Cancel it first.`,
      );
    }
    this.documents(doctype).delete(name);
  }

  /** Writes a document that only the system itself makes or changes. */
  put(doc: Doc): void {
    this.documents(doc.doctype).set(doc.name, doc);
  }

  /** Takes a document away that only the system itself moves. */
  drop(doc: Doc): void {
    this.documents(doc.doctype).delete(doc.name);
  }

  blank(type: DocType, user: string): Doc {
    const now = this.now();
    const doc: Doc = {
      name: '',
      doctype: type.name,
      docstatus: 0,
      idx: 0,
      owner: user,
      creation: now,
      modified: now,
      modified_by: user,
    };
    for (const field of this.fieldsOf(type)) {
      doc[field.fieldname] = field.fieldtype === 'Table' ? [] : (field.defaultValue ?? emptyValue(field));
    }
    return doc;
  }

  hash(): string {
    return randomBytes(HASH_BYTES).toString('hex');
  }

  nextInSeries(prefix: string): string {
    const key = prefix.replace('.YYYY.', String(this.clock.now().getUTCFullYear()));
    const last = (this.counters.get(key)?.last ?? 0) + 1;
    this.counters.set(key, { last });
    return `${key}${String(last).padStart(5, '0')}`;
  }

  today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  /** Fields that callers sent and the framework dropped without a word, with how often. */
  ignoredFields(): Record<string, number> {
    return Object.fromEntries(this.ignored.entries().map(([name, { times }]) => [name, times]));
  }

  private documents(doctype: string): Collection<Doc> {
    return this.store.collection<Doc>(`tab${doctype}`);
  }

  private now(): string {
    this.ticks = (this.ticks + 1) % 1000;
    const micros = String(this.ticks).padStart(3, '0');
    return `${this.clock.now().toISOString().replace('T', ' ').replace('Z', '')}${micros}`;
  }

  private assign(doc: Doc, type: DocType, values: Readonly<Record<string, unknown>>, user: string): void {
    const fields = new Map(this.fieldsOf(type).map((field) => [field.fieldname, field]));
    for (const [name, value] of Object.entries(values)) {
      const field = fields.get(name);
      if (!field) {
        if (!STANDARD_FIELDS.includes(name) && !CHILD_FIELDS.includes(name) && name !== 'doctype') {
          const key = `${type.name}.${name}`;
          this.ignored.set(key, { times: (this.ignored.get(key)?.times ?? 0) + 1 });
        }
      } else if (field.fieldtype === 'Table') {
        doc[name] = this.rows(doc, field, value, user);
      } else if (!field.readOnly) {
        doc[name] = castValue(field, value);
      }
    }
  }

  private rows(parent: Doc, field: Field, value: unknown, user: string): Doc[] {
    if (!Array.isArray(value)) {
      throw new FrappeError('TypeError', `'${typeof value}' object is not iterable`, []);
    }
    const child = this.doctype(field.options ?? '');
    return value.map((item: unknown, index) => {
      if (typeof item !== 'object' || item === null) {
        throw new FrappeError('ValidationError', `Invalid row in ${field.label}`);
      }
      const row = this.blank(child, user);
      this.assign(row, child, item as Record<string, unknown>, user);
      return Object.assign(row, {
        name: this.hash(),
        idx: index + 1,
        parent: parent.name,
        parentfield: field.fieldname,
        parenttype: parent.doctype,
      });
    });
  }

  private save(doc: Doc, type: DocType, operation: 'insert' | 'update'): void {
    type.validate?.(doc, this);
    checkDocument(doc, type, this);
    this.checkUnique(doc, type);
    for (const field of this.fieldsOf(type)) {
      if (field.fieldtype === 'Table') {
        for (const row of rowsOf(doc, field.fieldname)) row['parent'] = doc.name;
      }
    }
    this.put(doc);
    this.record(doc, operation);
    type.onUpdate?.(doc, this);
  }

  /** A submission that fails takes the save before it back: both are one transaction. */
  private submit(doc: Doc, type: DocType, rollBack: () => void): void {
    try {
      doc.docstatus = 1;
      type.onSubmit?.(doc, this);
    } catch (error) {
      rollBack();
      throw error;
    }
    this.put(doc);
    this.record(doc, 'submit');
  }

  private cancel(doc: Doc, type: DocType): Doc {
    doc.docstatus = 2;
    type.onCancel?.(doc, this);
    this.put(doc);
    this.record(doc, 'cancel');
    return doc;
  }

  private record(doc: Doc, operation: string): void {
    if (doc.modified_by === SETUP_USER) return;
    const unique = this.fieldsOf(this.doctype(doc.doctype)).find((field) => field.unique)?.fieldname;
    this.effects.record({
      operation: `${doc.doctype}.${operation}`,
      key: plainText((unique && doc[unique]) ?? doc.name),
      at: this.clock.now().toISOString(),
      objectId: doc.name,
    });
  }

  private checkUnique(doc: Doc, type: DocType): void {
    for (const field of this.fieldsOf(type)) {
      const value = doc[field.fieldname];
      if (!field.unique || value === null || value === undefined || value === '') continue;
      const twin = this.where(type.name, field.fieldname, value).find((other) => other.name !== doc.name);
      if (!twin) continue;
      throw new FrappeError(
        'UniqueValidationError',
        `('${type.name}', '${doc.name}', IntegrityError(1062, "Duplicate entry '${plainText(value)}' for key '${field.fieldname}'"))`,
        [`${field.label} must be unique`],
      );
    }
  }

  private checkUpdateAfterSubmit(before: Doc, after: Doc, type: DocType): void {
    for (const field of this.fieldsOf(type)) {
      if (field.allowOnSubmit || field.readOnly || field.fieldtype === 'Table') continue;
      const [was, is] = [before[field.fieldname], after[field.fieldname]];
      if (was === is) continue;
      throw new FrappeError(
        'UpdateAfterSubmitError',
        `Not allowed to change <strong>${field.label}</strong> after submission from <strong>${String(was)}</strong> to <strong>${String(is)}</strong>`,
      );
    }
  }
}

function emptyValue(field: Field): unknown {
  return ['Int', 'Check', 'Float', 'Currency'].includes(field.fieldtype) ? 0 : null;
}
