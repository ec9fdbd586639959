import type { DocType } from '../frappe/doctype';
import type { Doc } from '../frappe/document';
import { numberOf, rowsOf, textOf } from '../frappe/document';
import { check, data, table } from '../frappe/field';
import { FrappeError } from '../frappe/frappe-error';
import type { Site } from '../frappe/site';

const PHONE = /^[0-9 +_\-,.*#()]{1,20}$/;
const NAME_LENGTH = 140;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

export const contactEmail: DocType = {
  name: 'Contact Email',
  fields: [data('email_id', { reqd: true }), check('is_primary')],
  submittable: false,
  child: true,
  naming: (_doc, site) => site.hash(),
};

export const contactPhone: DocType = {
  name: 'Contact Phone',
  fields: [data('phone', { reqd: true }), check('is_primary_phone'), check('is_primary_mobile_no')],
  submittable: false,
  child: true,
  naming: (_doc, site) => site.hash(),
};

/** A person behind customers or suppliers. Its address and numbers are those of the rows that are marked primary. */
export const contact: DocType = {
  name: 'Contact',
  fields: [
    data('first_name'),
    data('middle_name'),
    data('last_name'),
    data('company_name'),
    data('email_id', { readOnly: true }),
    data('mobile_no', { readOnly: true }),
    data('phone', { readOnly: true }),
    check('is_primary_contact'),
    table('email_ids', 'Contact Email'),
    table('phone_nos', 'Contact Phone'),
    table('links', 'Dynamic Link'),
  ],
  submittable: false,
  naming: contactName,
  validate: takePrimaries,
};

function contactName(doc: Doc, site: Site): string {
  const person = [textOf(doc, 'first_name'), textOf(doc, 'last_name')].filter(Boolean).join(' ');
  const said = person || textOf(doc, 'company_name') || site.hash();
  const [first] = rowsOf(doc, 'links');
  const base = first ? `${said}-${textOf(first, 'link_name')}` : said;
  let name = base;
  for (let twin = 1; site.exists('Contact', name); twin += 1) name = `${base}-${twin}`;
  if (name.length > NAME_LENGTH) throw new FrappeError('DataError', `Data too long for column 'name'`);
  return name;
}

function takePrimaries(doc: Doc): void {
  const emails = rowsOf(doc, 'email_ids');
  const phones = rowsOf(doc, 'phone_nos');
  if (emails.length === 1) emails[0]!['is_primary'] = 1;
  doc['email_id'] = valueOf(emails, 'is_primary', 'email_id');
  doc['phone'] = valueOf(phones, 'is_primary_phone', 'phone');
  doc['mobile_no'] = valueOf(phones, 'is_primary_mobile_no', 'phone');
  for (const row of emails) {
    if (!EMAIL.test(textOf(row, 'email_id'))) throw invalid(textOf(row, 'email_id'), 'Email Address');
  }
  for (const row of phones) {
    if (!PHONE.test(textOf(row, 'phone'))) throw invalid(textOf(row, 'phone'), 'Phone Number');
  }
}

const invalid = (value: string, what: string): FrappeError =>
  new FrappeError('InvalidEmailAddressError', `${value} is not a valid ${what}`);

function valueOf(rows: readonly Doc[], mark: string, field: string): string | null {
  const marked = rows.filter((row) => numberOf(row, mark) === 1);
  if (marked.length > 1) throw new FrappeError('ValidationError', `Only one ${field} can be set as primary.`);
  return marked[0] ? textOf(marked[0], field) : null;
}

/** What the customer shows of its primary contact; what a caller sends for these fields is overwritten. */
export function fetchFromContact(doc: Doc, site: Site): void {
  const primary = site.find('Contact', textOf(doc, 'customer_primary_contact'));
  if (!primary) return;
  doc['email_id'] = primary['email_id'];
  doc['mobile_no'] = primary['mobile_no'];
}

/** A new customer with an address or a number gets a contact, an individual's name taken apart at its spaces. */
export function makePrimaryContact(doc: Doc, site: Site): void {
  const email = textOf(doc, 'email_id');
  const mobile = textOf(doc, 'mobile_no');
  if (textOf(doc, 'customer_primary_contact') !== '' || (email === '' && mobile === '')) return;
  const made = site.insert(
    'Contact',
    {
      ...namesOf(doc),
      is_primary_contact: 1,
      email_ids: email === '' ? [] : [{ email_id: email, is_primary: 1 }],
      phone_nos: mobile === '' ? [] : [{ phone: mobile, is_primary_mobile_no: 1 }],
      links: [{ link_doctype: 'Customer', link_name: doc.name }],
    },
    doc.modified_by,
  );
  doc['customer_primary_contact'] = made.name;
  site.put(doc);
}

function namesOf(doc: Doc): Record<string, string> {
  const name = textOf(doc, 'customer_name');
  if (textOf(doc, 'customer_type') !== 'Individual') return { company_name: name };
  const parts = name.split(/\s+/);
  const [first_name = '', ...rest] = parts;
  return { first_name, middle_name: rest.slice(0, -1).join(' '), last_name: rest.at(-1) ?? '' };
}
