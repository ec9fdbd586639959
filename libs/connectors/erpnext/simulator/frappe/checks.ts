import { plainText } from './plain-text';
import type { DocType } from './doctype';
import type { Doc } from './document';
import { rowsOf } from './document';
import type { Field } from './field';
import { FrappeError } from './frappe-error';
import type { Site } from './site';

const DATA_LENGTH = 140;

/** What the framework refuses by itself before any controller runs: choices, lengths, links, missing values. */
export function checkDocument(doc: Doc, type: DocType, site: Site): void {
  for (const { row, fields, place } of documentAndRows(doc, type, site)) {
    for (const field of fields) {
      checkSelect(row, field, place);
      checkLength(row, field, place);
    }
  }
  checkMandatory(doc, type, site);
  checkLinks(doc, type, site);
}

function checkSelect(row: Doc, field: Field, place: string): void {
  const value = row[field.fieldname];
  if (field.fieldtype !== 'Select' || value === null || value === undefined || value === '') return;
  const choices = (field.options ?? '').split('\n');
  if (choices.includes(plainText(value))) return;
  const quoted = choices.map((choice) => `"${choice}"`).join(', ');
  throw new FrappeError(
    'ValidationError',
    `${place}${field.label} cannot be "${plainText(value)}". It should be one of ${quoted}`,
  );
}

function checkLength(row: Doc, field: Field, place: string): void {
  if (!['Data', 'Link', 'Dynamic Link', 'Select'].includes(field.fieldtype)) return;
  const value = row[field.fieldname];
  if (typeof value !== 'string' || value.length <= DATA_LENGTH) return;
  throw new FrappeError(
    'CharacterLengthExceededError',
    `${place}'${field.label}' (${value}) will get truncated, as max characters allowed is ${DATA_LENGTH}`,
  );
}

function checkMandatory(doc: Doc, type: DocType, site: Site): void {
  const missing: string[] = [];
  const names: string[] = [];
  for (const { row, fields, place } of documentAndRows(doc, type, site)) {
    for (const field of fields) {
      if (!field.reqd || !isMissing(row[field.fieldname], field)) continue;
      const prefix =
        place === '' ? `Error: Value missing for ${doc.doctype}` : `Error: ${place.slice(0, -2)}`;
      missing.push(
        field.fieldtype === 'Table'
          ? `Error: Data missing in table: ${field.label}`
          : `${prefix}: ${field.label}`,
      );
      names.push(field.fieldname);
    }
  }
  if (missing.length > 0) {
    throw new FrappeError('MandatoryError', `[${doc.doctype}, ${doc.name}]: ${names.join(', ')}`, missing);
  }
}

function isMissing(value: unknown, field: Field): boolean {
  if (field.fieldtype === 'Table') return !Array.isArray(value) || value.length === 0;
  return value === null || value === undefined || value === '';
}

function checkLinks(doc: Doc, type: DocType, site: Site): void {
  const broken: string[] = [];
  for (const { row, fields, place } of documentAndRows(doc, type, site)) {
    for (const field of fields) {
      const target = linkTarget(row, field);
      const value = row[field.fieldname];
      if (!target || typeof value !== 'string' || value === '') continue;
      if (!site.exists(target, value)) broken.push(`${place}${field.label}: ${value}`);
    }
  }
  if (broken.length > 0) {
    throw new FrappeError('LinkValidationError', `Could not find ${broken.join(', ')}`);
  }
}

function linkTarget(row: Doc, field: Field): string | undefined {
  if (field.fieldtype === 'Link') return field.options;
  if (field.fieldtype !== 'Dynamic Link' || !field.options) return undefined;
  const named = row[field.options];
  return typeof named === 'string' && named !== '' ? named : undefined;
}

function* documentAndRows(
  doc: Doc,
  type: DocType,
  site: Site,
): Generator<{ readonly row: Doc; readonly fields: readonly Field[]; readonly place: string }> {
  const fields = site.fieldsOf(type);
  yield { row: doc, fields, place: '' };
  for (const field of fields) {
    if (field.fieldtype !== 'Table') continue;
    const child = site.doctype(field.options ?? '');
    for (const row of rowsOf(doc, field.fieldname)) {
      yield { row, fields: site.fieldsOf(child), place: `Row #${row.idx}: ` };
    }
  }
}
