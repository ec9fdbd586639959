export type DocStatus = 0 | 1 | 2;

/** A stored document or a row of a table; dates and times as text, as the database gives them. */
export interface Doc {
  name: string;
  doctype: string;
  docstatus: DocStatus;
  idx: number;
  owner: string;
  creation: string;
  modified: string;
  modified_by: string;
  [field: string]: unknown;
}

/** Fields that every document has, whatever its DocType says. */
export const STANDARD_FIELDS: readonly string[] = [
  'name',
  'owner',
  'creation',
  'modified',
  'modified_by',
  'docstatus',
  'idx',
];
export const CHILD_FIELDS: readonly string[] = ['parent', 'parentfield', 'parenttype'];

export function textOf(doc: Doc, field: string): string {
  const value = doc[field];
  return typeof value === 'string' ? value : '';
}

export function numberOf(doc: Doc, field: string): number {
  const value = doc[field];
  return typeof value === 'number' ? value : 0;
}

export function rowsOf(doc: Doc, field: string): Doc[] {
  const value = doc[field];
  return Array.isArray(value) ? (value as Doc[]) : [];
}
