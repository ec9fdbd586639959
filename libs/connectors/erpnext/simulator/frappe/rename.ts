import type { DocType } from './doctype';
import type { Doc } from './document';
import { rowsOf } from './document';
import { FrappeError } from './frappe-error';
import type { Site } from './site';

/** A document takes another name, and every link to it with it. */
export function renameDocument(site: Site, doctype: string, from: string, to: string): string {
  const doc = site.get(doctype, from);
  if (to === '' || site.exists(doctype, to)) {
    throw new FrappeError('ValidationError', `${doctype} ${to} already exists, select a different name`);
  }
  site.drop(doc);
  doc.name = to;
  if (doctype === 'Customer') doc['customer_name'] = to;
  site.put(doc);
  for (const type of site.doctypes().filter(({ child }) => child !== true)) {
    for (const other of site.all(type.name)) {
      if (relink(other, type, site, { doctype, from, to })) site.put(other);
    }
  }
  return to;
}

interface Renaming {
  readonly doctype: string;
  readonly from: string;
  readonly to: string;
}

function relink(doc: Doc, type: DocType, site: Site, renaming: Renaming): boolean {
  let touched = false;
  for (const field of site.fieldsOf(type)) {
    if (field.fieldtype === 'Table') {
      const child = site.doctype(field.options ?? '');
      for (const row of rowsOf(doc, field.fieldname)) touched = relink(row, child, site, renaming) || touched;
      continue;
    }
    const target = field.fieldtype === 'Link' ? field.options : doc[field.options ?? ''];
    const links = field.fieldtype === 'Link' || field.fieldtype === 'Dynamic Link';
    if (!links || target !== renaming.doctype || doc[field.fieldname] !== renaming.from) continue;
    doc[field.fieldname] = renaming.to;
    touched = true;
  }
  return touched;
}
